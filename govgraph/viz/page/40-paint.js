/* The canvas of vis-network: cards as custom shapes, lines before them, and what is chosen in heavier strokes. */
const FONT = "Arial, 'Liberation Sans', Helvetica, Arimo, sans-serif";
const paths = new Map();
const pathOf = (d) => {
  if (!paths.has(d)) paths.set(d, new Path2D(d));
  return paths.get(d);
};
let scene = null;
let network = null;
let glow = { up: new Set(), down: new Set(), lines: new Map(), all: null };

const isDark = () => document.documentElement.dataset.theme === 'dark';
const tone = () => D.style.theme[isDark() ? 'dark' : 'light'];
const dashes = (text) => (text ? text.split(' ').map(Number) : []);

function lineLook(route) {
  const style = D.style.lines[route.link.y];
  const gone = !D.words.statuses[route.link.x].live && over(route.link.z);
  const weight = route.ring ? 2.2 : route.primary || route.link.a ? style.w : 1;
  return { dash: route.ring ? '7 3 2 3' : gone ? '1.5 4' : style.d, weight, color: route.ring ? tone().warn : route.primary && route.link.a ? tone().line : tone().thin };
}

function paintRoute(ctx, route) {
  const look = lineLook(route);
  const side = glow.lines.get(route.id);
  ctx.globalAlpha = glow.all && !side ? 0.16 : 1;
  ctx.setLineDash(side === 'down' ? [9, 3] : side === 'up' ? [] : dashes(look.dash));
  ctx.lineWidth = side === 'other' ? 2 : side ? 3.2 : look.weight + (state.line === route.id ? 1.2 : 0);
  ctx.strokeStyle = side === 'up' ? tone().up : side === 'down' ? tone().down : side ? tone().ink : look.color;
  ctx.stroke(pathOf(route.d));
  ctx.setLineDash([]);
  ctx.fillStyle = ctx.strokeStyle;
  if (route.tip) ctx.fill(pathOf(route.tip));
  ctx.globalAlpha = 1;
}

function paintLines(ctx) {
  if (scene.loose) {
    const [x, y, w, h] = scene.loose;
    ctx.strokeStyle = tone().thin;
    ctx.lineWidth = 1;
    ctx.setLineDash([4, 4]);
    ctx.strokeRect(x, y, w, h);
    ctx.setLineDash([]);
    ctx.fillStyle = tone().ink;
    ctx.font = `bold 12.5px ${FONT}`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    ctx.fillText(w > 320 ? 'No line to any other body found in the documents' : 'No line found', x + 9, y + 17);
  }
  for (const route of scene.routes) if (!glow.lines.has(route.id)) paintRoute(ctx, route);
  for (const route of scene.routes) if (glow.lines.has(route.id)) paintRoute(ctx, route);
}

function paintCard(ctx, key, left, top) {
  const box = D.boxes[key];
  const marks = marksOf(key);
  const colors = tone();
  const chosen = state.chosen && state.chosen.box === key;
  const side = chosen ? 'self' : glow.up.has(key) ? 'up' : glow.down.has(key) ? 'down' : '';
  ctx.save();
  ctx.translate(left, top);
  ctx.globalAlpha = scene.ghosts.has(key) ? 0.22 : glow.all && !glow.all.has(key) ? 0.2 : 1;
  const frame = pathOf(box.p);
  ctx.fillStyle = D.style.families[box.f][isDark() ? 'dark' : 'light'];
  ctx.fill(frame);
  const dash = marks.map((mark) => D.style.marks[mark].d).find(Boolean) || '';
  ctx.setLineDash(dashes(dash));
  ctx.lineWidth = side ? 2.6 : state.hover === key ? 2 : 1.1;
  ctx.strokeStyle = side === 'up' || side === 'self' ? colors.up : side === 'down' ? colors.down : colors.frame;
  ctx.stroke(frame);
  ctx.setLineDash([]);
  paintWords(ctx, box, marks);
  if (side === 'up' || side === 'down') paintSign(ctx, box, side);
  paintFold(ctx, key, box);
  ctx.restore();
}

function paintWords(ctx, box, marks) {
  const size = D.style.card;
  const left = size.pad + (D.style.families[box.f].s === 'hexagon' ? 5 : 0);
  const struck = marks.some((mark) => D.style.marks[mark].x);
  const hold = new Set(marks.map((mark) => D.style.marks[mark].s + ' ' + D.style.marks[mark].w));
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  for (const [role, text, y] of box.l) {
    if (role === 'mark' && !hold.has(text)) continue;
    ctx.font = role === 'name' ? `bold ${size.name}px ${FONT}` : `${role === 'mark' ? 'bold ' : ''}${size.small}px ${FONT}`;
    ctx.fillStyle = role === 'name' ? tone().ink : role === 'mark' ? tone().warn : tone().soft;
    ctx.fillText(text, left, y);
    if (role === 'name' && struck) ctx.fillRect(left, y - 4.4, ctx.measureText(text).width, 1.1);
  }
}

/* Above or below the chosen one: said by a sign too, not by colour alone. */
function paintSign(ctx, box, side) {
  ctx.fillStyle = side === 'up' ? tone().up : tone().down;
  ctx.beginPath();
  ctx.arc(box.w - 3, 3, 8, 0, 7);
  ctx.fill();
  ctx.fillStyle = tone().paper;
  ctx.font = `bold 10px ${FONT}`;
  ctx.textAlign = 'center';
  ctx.fillText(side === 'up' ? '▲' : '▼', box.w - 3, 6.5);
}

/* A tab under the card: how many are folded away or stand in another picture, or (under the pointer) that they can be folded. */
function tabText(key) {
  if (state.folded.has(key)) return '+' + countBelow(key);
  const more = D.views[state.view].more[key];
  if (more) return '+' + more;
  return CHILDREN[key] && (state.hover === key || (state.chosen && state.chosen.box === key)) ? '–' : '';
}

function paintFold(ctx, key, box) {
  const text = tabText(key);
  if (!text) return;
  const wide = Math.max(18, 10 + text.length * 7);
  ctx.fillStyle = tone().paper;
  ctx.strokeStyle = tone().frame;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.rect(box.w - wide - 8, box.h - 8, wide, 16);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = tone().ink;
  ctx.font = `bold 11px ${FONT}`;
  ctx.textAlign = 'center';
  ctx.fillText(text, box.w - wide / 2 - 8, box.h + 4);
}

/* What hangs beneath each box in the current view. */
let CHILDREN = dict();
let PARENT = dict();
function readTree() {
  CHILDREN = dict();
  PARENT = dict();
  (function walk(list) {
    for (const plan of list) {
      const below = (plan.r || []).flat(2);
      if (below.length) CHILDREN[plan.k] = below.map((child) => child.k);
      for (const child of below) PARENT[child.k] = plan.k;
      walk(below);
    }
  })(D.views[state.view].trees);
}
const countBelow = (key) => (CHILDREN[key] || []).reduce((sum, child) => sum + 1 + countBelow(child), 0);

function nodeOf(key) {
  const [x, y] = scene.places[key];
  const box = D.boxes[key];
  return {
    id: 'b' + NUMBER[key], x: x + box.w / 2, y: y + box.h / 2, label: '', shape: 'custom', physics: false,
    ctxRenderer: ({ ctx, x: cx, y: cy }) => ({ drawNode: () => paintCard(ctx, key, cx - box.w / 2, cy - box.h / 2), nodeDimensions: { width: box.w, height: box.h } }),
  };
}

/* Lay out again and hand the places to the canvas and to the drawing that is printed and saved. */
function refresh() {
  scene = arrange();
  chooseGlow();
  if (network) {
    const nodes = network.body.data.nodes;
    nodes.clear();
    nodes.add(Object.keys(scene.places).map(nodeOf));
    network.redraw();
  }
  syncDrawing();
}

/* What to lift out: the chain above and the branch below the chosen body, both ends of a line, or all that a person touches. */
function chooseGlow() {
  glow = { up: new Set(), down: new Set(), lines: new Map(), all: null };
  const chosen = state.chosen;
  if (!chosen) return;
  if (chosen.box && D.boxes[chosen.box]) {
    const [above, below] = [reach(chosen.box, UP, 'u'), reach(chosen.box, DOWN, 'l')];
    glow.up = above.boxes;
    glow.down = new Set([...below.boxes].filter((key) => !above.boxes.has(key)));
    above.lines.forEach((id) => glow.lines.set(id, 'up'));
    below.lines.forEach((id) => glow.lines.has(id) || glow.lines.set(id, 'down'));
    glow.all = new Set([chosen.box, ...glow.up, ...glow.down]);
    for (const id of LINKS[chosen.box] || []) {
      if (!glow.lines.has(id)) glow.lines.set(id, 'other');
      glow.all.add(D.links[id].l);
      glow.all.add(D.links[id].u);
    }
  } else if (chosen.line) {
    const link = D.links[chosen.line];
    glow.lines.set(chosen.line, 'up');
    glow.all = new Set([link.l, link.u]);
  } else if (chosen.box) {
    glow.all = new Set(D.relations.filter((r) => r.s === chosen.box || r.t === chosen.box).flatMap((r) => [r.s, r.t]).filter((key) => D.boxes[key]));
  }
}

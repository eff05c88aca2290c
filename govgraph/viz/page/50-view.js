/* The window on the picture: vis-network for pan, zoom and clicks; what was hit; bringing something into sight. */
function openCanvas() {
  const holder = byId('gg-canvas');
  const head = document.querySelector('header');
  const measure = () => document.documentElement.style.setProperty('--head', head.offsetHeight + 'px');
  measure();
  new ResizeObserver(measure).observe(head);
  const options = JSON.parse(JSON.parse(byId('gg-options').textContent)); // pyvis gives its options as text
  const given = JSON.parse(byId('gg-nodes').textContent);
  const lines = JSON.parse(byId('gg-edges').textContent);
  network = new vis.Network(holder, { nodes: new vis.DataSet(given.map(armed)), edges: new vis.DataSet(lines) }, options);
  network.on('beforeDrawing', paintLines);
  network.on('afterDrawing', () => {
    const origin = network.canvasToDOM({ x: 0, y: 0 });
    holder.dataset.view = [network.getScale(), origin.x, origin.y].map((value) => value.toFixed(4)).join(' ');
  });
  network.on('click', onClick);
  network.on('doubleClick', (event) => { const key = boxAt(event); if (key) fold(key); });
  network.on('hoverNode', (event) => hover(KEYS[Number(event.node.slice(1))]));
  network.on('blurNode', () => hover(null));
  holder.addEventListener('mousemove', overLine);
  new ResizeObserver(() => { if (!touched) fit(); }).observe(holder);
  network.on('zoom', () => { touched = true; });
  network.on('dragEnd', () => { touched = true; });
  fit();
}
let touched = false;

/* The nodes come from pyvis with their places; the cards' drawing cannot travel as data and is added here. */
const armed = (node) => ({ ...node, ...nodeOf(KEYS[Number(node.id.slice(1))]) });

function hover(key) {
  state.hover = key;
  byId('gg-canvas').style.cursor = key ? 'pointer' : '';
  network.redraw();
}

/* A line under the pointer grows a little, so that one sees that it can be clicked. */
function overLine(event) {
  const rect = byId('gg-canvas').getBoundingClientRect();
  const line = state.hover ? null : lineAt(network.DOMtoCanvas({ x: event.clientX - rect.left, y: event.clientY - rect.top }));
  if (line === state.line) return;
  state.line = line;
  byId('gg-canvas').style.cursor = line ? 'pointer' : '';
  network.redraw();
}

function boxAt(event) {
  const at = event.pointer.canvas;
  return Object.keys(scene.places).find((key) => {
    const [x, y] = scene.places[key];
    return at.x >= x && at.x <= x + D.boxes[key].w && at.y >= y && at.y <= y + D.boxes[key].h;
  });
}

/* The line nearest to the pointer, within a few pixels of the screen. */
function lineAt(at) {
  const far = 7 / network.getScale();
  let best = null;
  for (const route of scene.routes) {
    for (let i = 1; i < route.points.length; i += 1) {
      const d = distance(at, route.points[i - 1], route.points[i]);
      if (d < far && (!best || d < best[0])) best = [d, route.id];
    }
  }
  return best && best[1];
}

function distance(p, [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const t = Math.max(0, Math.min(1, ((p.x - ax) * dx + (p.y - ay) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - ax - t * dx, p.y - ay - t * dy);
}

function tabAt(at) {
  return Object.keys(scene.places).find((key) => {
    const [x, y] = scene.places[key];
    const box = D.boxes[key];
    const text = tabText(key);
    const wide = Math.max(18, 10 + text.length * 7);
    return text && at.x >= x + box.w - wide - 8 && at.x <= x + box.w - 8 && at.y >= y + box.h - 8 && at.y <= y + box.h + 8;
  });
}

function onClick(event) {
  const tab = tabAt(event.pointer.canvas);
  if (tab) return state.folded.has(tab) || !D.views[state.view].more[tab] ? fold(tab) : openBranch(tab);
  const key = boxAt(event);
  if (key) return choose({ box: key });
  const line = lineAt(event.pointer.canvas);
  return choose(line ? { line } : null);
}

/* The picture in which what is beneath this box is shown. */
function openBranch(key) {
  const grows = (plan) => (plan.k === key ? !!plan.r : (plan.r || []).flat(2).some(grows));
  const index = D.views.findIndex((view, number) => number !== state.view && !view.more[key] && view.trees.some(grows));
  if (index < 0) return;
  setView(index);
  choose({ box: key });
}

function bounds(keys) {
  const rects = keys.map((key) => rectOf(scene, key));
  if (scene.loose && keys.length === Object.keys(scene.places).length) rects.push(scene.loose);
  if (!rects.length) return [0, 0, 10, 10];
  const left = Math.min(...rects.map((r) => r[0]));
  const top = Math.min(...rects.map((r) => r[1]));
  return [left, top, Math.max(...rects.map((r) => r[0] + r[2])) - left, Math.max(...rects.map((r) => r[1] + r[3])) - top];
}

/* All of it as large as the window allows; beside the open panel if there is one. */
function fit(keys) {
  const holder = byId('gg-canvas');
  const [x, y, w, h] = bounds(keys || Object.keys(scene.places));
  const panel = byId('gg-panel');
  const room = [holder.clientWidth - (!panel.hidden && holder.clientWidth > 760 ? panel.offsetWidth : 0), holder.clientHeight];
  if (room[0] < 20 || room[1] < 20) return;
  const pad = 14;
  const scale = Math.min((room[0] - pad * 2) / w, (room[1] - pad * 2) / h, keys ? 1 : 1.4);
  const shift = (holder.clientWidth - room[0]) / 2 / scale;
  network.moveTo({ position: { x: x + w / 2 + shift, y: y + h / 2 }, scale });
}

function zoom(factor) {
  touched = true;
  network.moveTo({ scale: network.getScale() * factor });
}

/* Bring the chosen body into sight without throwing away the place where the reader was. */
function reveal(key) {
  if (!scene.places[key]) {
    const touched = [...(glow.all || [])].filter((item) => scene.places[item]);
    if (touched.length) fit();
    return;
  }
  const near = [key, ...glow.up, ...glow.down].filter((item) => scene.places[item]);
  const [x, y, w, h] = bounds([key]);
  const a = network.canvasToDOM({ x, y });
  const b = network.canvasToDOM({ x: x + w, y: y + h });
  const panel = byId('gg-panel');
  const right = byId('gg-canvas').clientWidth - (panel.hidden ? 0 : panel.offsetWidth);
  const inside = a.x >= 0 && a.y >= 0 && b.x <= right && b.y <= byId('gg-canvas').clientHeight;
  if (!inside || network.getScale() < 0.5) fit(near);
}

function fold(key) {
  if (!CHILDREN[key]) return;
  if (state.folded.has(key)) state.folded.delete(key);
  else state.folded.add(key);
  refresh();
  if (!touched) fit();
  say(nameOf(key) + (state.folded.has(key) ? `: ${countBelow(key)} folded away` : ': unfolded'));
}

/* What the current view shows: its tree, what is lifted out, and how a change comes onto the drawing. */
let scene = null;
let glow = { up: new Set(), down: new Set(), lines: new Map(), all: null };
let CHILDREN = dict();
let PARENT = dict();

/* What hangs beneath each box in the current view, with what is folded onto its card. */
function readTree() {
  CHILDREN = dict();
  PARENT = dict();
  (function walk(list) {
    for (const plan of list) {
      const below = [...(plan.r || []).flat(2), ...tucked(plan.k)];
      if (below.length) CHILDREN[plan.k] = below.map((child) => child.k);
      for (const child of below) PARENT[child.k] = plan.k;
      walk(below);
    }
  })(D.views[state.view].trees);
}
const countBelow = (key) => (CHILDREN[key] || []).reduce((sum, child) => sum + 1 + countBelow(child), 0);

/* Lay out again and bring it onto the drawing. */
function refresh() {
  scene = arrange();
  chooseGlow();
  syncDrawing();
  drawOverview();
}

/* What to lift out: the chain above and the branch below the chosen body, both ends of a line, or all that a person touches. */
function chooseGlow() {
  glow = { up: new Set(), down: new Set(), lines: new Map(), all: null };
  const chosen = state.chosen;
  if (!chosen) return;
  if (chosen.line) {
    glow.lines.set(chosen.line, 'up');
    glow.all = new Set([D.links[chosen.line].l, D.links[chosen.line].u]);
  } else if (D.boxes[chosen.box]) glowAround(chosen.box);
  else glow.all = new Set(D.relations.filter((r) => r.s === chosen.box || r.t === chosen.box).flatMap((r) => [r.s, r.t]).filter((key) => D.boxes[key]));
}

function glowAround(key) {
  const [above, below] = [reach(key, UP, 'u'), reach(key, DOWN, 'l')];
  glow.up = above.boxes;
  glow.down = new Set([...below.boxes].filter((one) => !above.boxes.has(one)));
  above.lines.forEach((id) => glow.lines.set(id, 'up'));
  below.lines.forEach((id) => glow.lines.has(id) || glow.lines.set(id, 'down'));
  glow.all = new Set([key, ...glow.up, ...glow.down]);
  for (const id of LINKS[key] || []) {
    if (!glow.lines.has(id)) glow.lines.set(id, 'other');
    glow.all.add(D.links[id].l);
    glow.all.add(D.links[id].u);
  }
}

/* A tab under the card: how many are folded away or stand in another picture, or (when chosen) that they can be folded. */
function tabText(key) {
  const deep = state.depth && (CHILDREN[key] || []).length && !CHILDREN[key].some((child) => scene.places[child]) && !tucked(key).length;
  if (state.folded.has(key) || deep) return `${countBelow(key)} ►`;
  const more = D.views[state.view].more[key];
  if (more) return `${more} ►`;
  return (CHILDREN[key] || []).some((child) => scene.places[child]) && state.chosen && state.chosen.box === key ? '▼' : '';
}

function fold(key) {
  if (!CHILDREN[key]) return;
  if (state.folded.has(key)) state.folded.delete(key);
  else state.folded.add(key);
  changed(nameOf(key) + (state.folded.has(key) ? `: ${countBelow(key)} folded away` : ': unfolded'));
}

/* The projects of a body: as a count on its card, or hanging beneath it. */
function unfold(key) {
  if (state.open.has(key)) state.open.delete(key);
  else state.open.add(key);
  changed(`${nameOf(key)}: projects ${state.open.has(key) ? 'shown' : 'folded onto its card'}`);
}

function unfoldLoose() {
  state.loose = !state.loose;
  changed(`${scene.looseCount} without a stated line ${state.loose ? 'shown' : 'folded'}`);
}

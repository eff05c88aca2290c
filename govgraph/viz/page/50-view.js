/* The window on the drawing: pan, zoom, pinch and clicks on the page's own SVG; what was hit; bringing something into sight. */
const PAD = 24; // of the drawing around its scene
const CRUMBS = 48; // pixels that the chain above the picture takes
const READABLE = 0.9; // names are 12.5 pixels at 1: this keeps them above 11
const pane = { x: 0, y: 0, s: 1 }; // the left top corner in units of the scene, and pixels a unit
let touched = false;
const drawing = () => document.querySelectorAll('.gg-drawing')[state.view].querySelector('svg');

/* Show the window: the drawing's own coordinates are those of the scene with a margin. */
function moved() {
  const holder = byId('gg-canvas');
  const [w, h] = [holder.clientWidth, holder.clientHeight];
  document.querySelectorAll('.gg-drawing.current svg').forEach((svg) => {
    const rect = svg.getBoundingClientRect();
    svg.setAttribute('viewBox', [pane.x + PAD, pane.y + PAD, (rect.width || w) / pane.s, (rect.height || h) / pane.s].map((value) => value.toFixed(2)).join(' '));
  });
  holder.dataset.view = [pane.s, -pane.x * pane.s, -pane.y * pane.s].map((value) => value.toFixed(4)).join(' ');
  frameOverview();
}

function place(x, y, s) {
  Object.assign(pane, { x, y, s: Math.min(4, Math.max(0.04, s)) });
  moved();
}

function zoomAt(px, py, factor) {
  touched = true;
  const s = Math.min(4, Math.max(0.04, pane.s * factor));
  place(pane.x + px / pane.s - px / s, pane.y + py / pane.s - py / s, s);
}
const zoom = (factor) => zoomAt(byId('gg-canvas').clientWidth / 2, byId('gg-canvas').clientHeight / 2, factor);

/* The corner of the drawing under the pointer: two stand side by side while two years are compared. */
const frameOf = (event) => (event.target.closest('.gg-drawing') || byId('gg-canvas')).getBoundingClientRect();

/* What a point of the screen is in the scene. */
function inScene(event) {
  const rect = frameOf(event);
  return { x: pane.x + (event.clientX - rect.left) / pane.s, y: pane.y + (event.clientY - rect.top) / pane.s };
}

/* One finger or the mouse moves the picture, two fingers zoom; a mouse that begins on words selects them. */
function openPointer(holder) {
  const down = new Map();
  let start = null;
  holder.addEventListener('pointerdown', (event) => {
    const onWords = event.pointerType === 'mouse' && event.target.closest('text');
    if (event.button || onWords) return;
    down.set(event.pointerId, [event.clientX, event.clientY]);
    start = { x: event.clientX, y: event.clientY };
  });
  holder.addEventListener('pointermove', (event) => {
    const last = down.get(event.pointerId);
    if (!last) return;
    if (!holder.classList.contains('moving') && Math.hypot(event.clientX - start.x, event.clientY - start.y) < 4) return;
    if (!holder.classList.contains('moving')) { holder.classList.add('moving'); holder.setPointerCapture(event.pointerId); }
    touched = true;
    const other = [...down].find(([id]) => id !== event.pointerId);
    down.set(event.pointerId, [event.clientX, event.clientY]);
    if (other) pinch(holder, last, [event.clientX, event.clientY], other[1]);
    else place(pane.x - (event.clientX - last[0]) / pane.s, pane.y - (event.clientY - last[1]) / pane.s, pane.s);
  });
  const up = (event) => { down.delete(event.pointerId); if (!down.size) setTimeout(() => holder.classList.remove('moving'), 0); };
  holder.addEventListener('pointerup', up);
  holder.addEventListener('pointercancel', up);
  holder.addEventListener('wheel', (event) => {
    const rect = frameOf(event);
    event.preventDefault();
    zoomAt(event.clientX - rect.left, event.clientY - rect.top, Math.exp(-event.deltaY * 0.0015));
  }, { passive: false });
}

function pinch(holder, last, now, other) {
  const rect = holder.getBoundingClientRect();
  const far = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]) || 1;
  zoomAt(other[0] - rect.left, other[1] - rect.top, far(now) / far(last));
}

function openCanvas() {
  const holder = byId('gg-canvas');
  const head = document.querySelector('header');
  const measure = () => document.documentElement.style.setProperty('--head', head.offsetHeight + 'px');
  measure();
  new ResizeObserver(measure).observe(head);
  openPointer(holder);
  holder.addEventListener('click', onClick);
  holder.addEventListener('dblclick', (event) => { const box = event.target.closest('.box'); if (box) fold(keyOf(box)); });
  holder.addEventListener('mousemove', (event) => holder.classList.toggle('on-line', !event.buttons && !event.target.closest('.box') && !!lineAt(inScene(event))));
  new ResizeObserver(() => { if (touched) moved(); else openReadable(); }).observe(holder);
  addEventListener('beforeprint', () => { const svg = drawing(); svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`); });
  addEventListener('afterprint', moved);
  openReadable();
}

const keyOf = (group) => KEYS[Number(group.dataset.n)];

function onClick(event) {
  const holder = byId('gg-canvas');
  if (holder.classList.contains('moving') || !getSelection().isCollapsed) return;
  const box = event.target.closest('.box');
  const key = box && keyOf(box);
  if (event.target.closest('.loose-block')) unfoldLoose();
  else if (event.target.closest('.fold')) unfold(key);
  else if (event.target.closest('.tab')) openTab(key);
  else if (key) choose({ box: key });
  else {
    const line = lineAt(inScene(event));
    choose(line ? { line } : null);
  }
}

function openTab(key) {
  if (state.depth) { state.depth = 0; byId('gg-depth').value = '0'; changed('all levels'); }
  else if (state.folded.has(key) || !D.views[state.view].more[key]) fold(key);
  else openBranch(key);
}

/* The line nearest to the pointer, within a few pixels of the screen. */
function lineAt(at) {
  const far = 7 / pane.s;
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

/* The room for the picture: beside the open panel if there is one, above the presenter's words, and half of it for each of two years. */
function room() {
  const holder = byId('gg-canvas');
  const panel = byId('gg-panel');
  const talk = byId('gg-talk');
  const beside = !panel.hidden && holder.clientWidth > 760 ? panel.offsetWidth : 0;
  const wide = holder.clientWidth / (holder.classList.contains('two') ? 2 : 1);
  return [wide - beside, holder.clientHeight - (talk.hidden ? 0 : talk.offsetHeight)];
}

/* These, or all, as large as the window allows between two scales, in its middle. */
function fit(keys, least = 0, most = keys ? 1 : 1.4) {
  const [x, y, w, h] = bounds(keys || Object.keys(scene.places));
  const [wide, high] = room();
  if (wide < 20 || high < 20) return;
  const pad = 16;
  const s = Math.max(least, Math.min((wide - pad * 2) / w, (high - pad * 2) / h, most));
  const all = bounds(Object.keys(scene.places));
  place(within(x + w / 2, wide / s, all[0], all[2], pad / s), within(y + h / 2, high / s, all[1], all[3], CRUMBS / s), s);
}

/* Where a window of this size begins around a middle, without leaving the drawing where that is larger. */
function within(middle, size, from, whole, pad) {
  const at = middle - size / 2;
  return size >= whole + pad * 2 ? at : Math.max(from - pad, Math.min(at, from + whole + pad - size));
}

/* As it opens: all of it if that can be read, else the top of the largest tree, readable. */
function openReadable() {
  fit();
  if (pane.s >= READABLE) return;
  const top = D.views[state.view].trees.map((plan) => plan.k).filter((key) => scene.places[key]).sort((a, b) => countBelow(b) - countBelow(a))[0];
  const [x, y, w] = top ? rectOf(scene, top) : [...bounds(Object.keys(scene.places)).slice(0, 2), 0];
  const [all, wide] = [bounds(Object.keys(scene.places)), room()[0] / READABLE];
  const left = Math.min(x + w / 2 - wide / 2, all[0] + all[2] + 16 - wide);
  place(Math.max(all[0] - 16, left), y - 40 / READABLE, READABLE);
}

/* Bring the chosen body into sight without throwing away the place where the reader was; far: from afar, and so with its chain. */
function reveal(key, far) {
  if (!scene.places[key]) {
    const near = [...(glow.all || [])].filter((item) => scene.places[item]);
    if (near.length) fit(near);
    return;
  }
  const [x, y, w, h] = bounds([key]);
  const [wide, high] = room();
  const inside = x >= pane.x && y >= pane.y && x + w <= pane.x + wide / pane.s && y + h <= pane.y + high / pane.s;
  if (inside && pane.s >= READABLE && !far) return;
  fit([key, ...glow.up, ...glow.down].filter((item) => scene.places[item]));
  if (pane.s < READABLE) fit([key], READABLE, READABLE);
}

/* Places from plans: the same few rules as layout/place.py, so that folding and filtering leave no holes. */
const G = D.style.gaps;
const cardOf = (key) => D.boxes[key];

/* The plan of what is visible: folded branches become leaves; a hidden box with visible ones beneath it stays as a ghost. */
function prune(plan, depth) {
  const shut = state.folded.has(plan.k) || (state.depth && depth >= state.depth);
  const rows = [];
  const under = (slot) => slot.map((child) => prune(child, depth + 1)).filter(Boolean);
  for (const row of shut ? [] : plan.r || []) {
    const slots = row.map(under).filter((slot) => slot.length);
    if (slots.length) rows.push(slots);
  }
  const mode = rows.length ? plan.m : 'l';
  const projects = !shut && state.open.has(plan.k) ? under(tucked(plan.k)) : [];
  const asides = (plan.a || []).filter(wanted);
  const seen = wanted(plan.k);
  if (!seen && !rows.length && !projects.length && !asides.length) return null;
  return { k: plan.k, a: asides, ghost: !seen, ...unfolded(rows, mode, projects) };
}
const tucked = (key) => D.views[state.view].tuck[key] || [];

/* What was folded onto a card hangs beneath it: at the end of its column, or as a column of its own. */
function unfolded(rows, mode, projects) {
  if (!projects.length) return { r: rows, m: mode };
  if (mode === 'l') return { r: [[projects]], m: 'h' };
  if (mode === 'h') return { r: [[[...rows[0][0], ...projects]]], m: 'h' };
  return { r: [...rows.slice(0, -1), [...rows[rows.length - 1], projects]], m: 's' };
}

const byTop = (slot) => slot.length === 1 && slot[0].m !== 'l';
const headHeight = (plan) => Math.max(...[plan.k, ...plan.a].map((key) => cardOf(key).h));

function stackSize(slot) {
  const sizes = slot.map(planSize);
  return [Math.max(...sizes.map((s) => s[0])), sizes.reduce((sum, s) => sum + s[1], 0) + G.stack * (sizes.length - 1)];
}

function slotSize(slot) {
  const [w, h] = stackSize(slot);
  return [(byTop(slot) ? 0 : G.trunk) + w, h];
}

function rowSize(row) {
  const sizes = row.map(slotSize);
  return [sizes.reduce((sum, s) => sum + s[0], 0) + G.slot * (sizes.length - 1), Math.max(...sizes.map((s) => s[1]))];
}

const margin = (plan) => (plan.r.length > 1 ? G.trunk : 0);

function spreadSize(plan) {
  const rows = plan.r.map(rowSize);
  const tall = headHeight(plan) + G.bus + rows.reduce((sum, r) => sum + r[1], 0) + G.row * (rows.length - 1);
  return [Math.max(cardOf(plan.k).w, margin(plan) + Math.max(...rows.map((r) => r[0]))), tall];
}

function planSize(plan) {
  if (plan.size) return plan.size;
  let [w, h] = [cardOf(plan.k).w, cardOf(plan.k).h];
  if (plan.m === 'h') {
    const [wide, tall] = stackSize(plan.r[0][0]);
    [w, h] = [Math.max(w, G.indent + wide), headHeight(plan) + G.below + tall];
  } else if (plan.m === 's') [w, h] = spreadSize(plan);
  plan.size = [Math.max(w, headSpan(plan)[0]), Math.max(h, headHeight(plan))];
  return plan.size;
}

function headSpan(plan) {
  if (plan.head) return plan.head;
  const own = cardOf(plan.k).w;
  const aside = plan.a.reduce((sum, key) => sum + cardOf(key).w + G.tree, 0);
  plan.head = [own + aside, 0];
  if (plan.m === 's') {
    const wide = Math.max(own + aside, spreadSize(plan)[0]);
    plan.head = [wide, Math.max(0, Math.min(headCentre(plan) - own / 2, wide - own - aside))];
  }
  return plan.head;
}

function headCentre(plan) {
  let x = margin(plan);
  const hooks = [];
  for (const slot of plan.r[0]) {
    hooks.push(x + (byTop(slot) ? headSpan(slot[0])[1] + cardOf(slot[0].k).w / 2 : G.trunk / 2));
    x += slotSize(slot)[0] + G.slot;
  }
  return (hooks[0] + hooks[hooks.length - 1]) / 2;
}

function placePlan(plan, x, y, out) {
  const card = cardOf(plan.k);
  const start = headSpan(plan)[1];
  out[plan.k] = [x + start, y];
  let right = x + start + card.w;
  for (const key of plan.a) {
    out[key] = [right + G.tree, y];
    right += G.tree + cardOf(key).w;
  }
  if (plan.m === 'h') placeStack(plan.r[0][0], x + G.indent, y + headHeight(plan) + G.below, out);
  if (plan.m !== 's') return;
  let top = y + headHeight(plan) + G.bus;
  for (const row of plan.r) {
    let at = x + margin(plan);
    for (const slot of row) {
      placeStack(slot, at + (byTop(slot) ? 0 : G.trunk), top, out);
      at += slotSize(slot)[0] + G.slot;
    }
    top += rowSize(row)[1] + G.row;
  }
}

function placeStack(plans, x, y, out) {
  for (const plan of plans) {
    placePlan(plan, x, y, out);
    y += planSize(plan)[1] + G.stack;
  }
}

/* Trees onto the page over a sky line: layout/pack.py. */
function pack(sizes, pageWidth) {
  const gap = G.tree;
  const wide = Math.max(pageWidth, ...sizes.map((s) => s[0]));
  let sky = [[0, wide + gap, 0]];
  return sizes.map(([w, h]) => {
    let best = null;
    for (const [left] of sky) {
      if (left + w + gap > wide + gap + 1e-6) continue;
      const top = Math.max(...sky.filter(([a, b]) => a < left + w + gap - 1e-6 && b > left + 1e-6).map((s) => s[2]));
      if (!best || top < best[1] || (top === best[1] && left < best[0])) best = [left, top];
    }
    const [l, r] = [best[0], best[0] + w + gap];
    const kept = [[l, r, best[1] + h + gap]];
    for (const [a, b, top] of sky) {
      if (a < l) kept.push([a, Math.min(b, l), top]);
      if (b > r) kept.push([Math.max(a, r), b, top]);
    }
    sky = kept.sort((s, t) => s[0] - t[0]);
    return best;
  });
}

function looseGrid(keys, columns) {
  const places = dict();
  const step = cardOf(keys[0]).w + G.slot;
  let y = D.style.loose[0];
  for (let start = 0; start < keys.length; start += columns) {
    const row = keys.slice(start, start + columns);
    row.forEach((key, index) => { places[key] = [G.stack + index * step, y]; });
    y += Math.max(...row.map((key) => cardOf(key).h)) + G.stack;
  }
  return { places, size: [Math.min(columns, keys.length) * step - G.slot + G.stack * 2, y] };
}

/* Those without a line: as a grid in their frame, or as one small frame while they are folded. */
function looseBlock(view, keys) {
  if (!keys.length) return null;
  const step = cardOf(keys[0]).w + G.slot;
  const columns = view.cols || Math.max(1, Math.min(keys.length, Math.floor(view.w / step)));
  return view.cols || state.loose ? looseGrid(keys, columns) : { places: dict(), size: D.style.loose.slice(1) };
}

/* The scene of the current view: places of visible boxes, the frame of the loose ones, ghosts, and the visible plans. */
function arrange() {
  const view = D.views[state.view];
  const plans = view.trees.map((plan) => prune(plan, 1)).filter(Boolean);
  const loose = view.loose.filter(wanted);
  const grid = looseBlock(view, loose);
  const sizes = plans.map(planSize);
  if (grid) sizes.push(grid.size);
  const spots = sizes.length ? pack(sizes, view.w) : [];
  const scene = { places: dict(), ghosts: new Set(), plans, loose: null, routes: [] };
  plans.forEach((plan, index) => placePlan(plan, spots[index][0], spots[index][1], scene.places));
  (function ghosts(list) {
    for (const plan of list) {
      if (plan.ghost) scene.ghosts.add(plan.k);
      plan.r.forEach((row) => row.forEach(ghosts));
    }
  })(plans);
  if (grid) {
    const [x, y] = spots[spots.length - 1];
    for (const [key, place] of Object.entries(grid.places)) scene.places[key] = [x + place[0], y + place[1]];
    scene.loose = [x, y, ...grid.size];
    scene.looseCount = loose.length;
  }
  route(scene, view);
  return scene;
}

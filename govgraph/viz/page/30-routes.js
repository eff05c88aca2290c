/* Ways of the lines: elbows for primary ones (layout/elbows.py), curves that keep clear of boxes for the rest (layout/curves.py). */
const CLEAR = 5;
const CELL = 12;
const HASTE = 1.5;
const SIDES = { t: [0.5, 0, 0, -1], b: [0.5, 1, 0, 1], l: [0, 0.5, -1, 0], r: [1, 0.5, 1, 0] };
const rectOf = (scene, key) => [...scene.places[key], cardOf(key).w, cardOf(key).h];

function route(scene, view) {
  const ways = dict();
  const lanes = dict();
  for (const [lower, lane] of Object.values(view.primary)) lanes[lower] = lane;
  scene.plans.forEach((plan) => elbows(plan, scene, lanes, ways));
  const ring = new Set(view.ring);
  const rects = Object.keys(scene.places).sort((a, b) => (a < b ? -1 : 1)).map((key) => [key, rectOf(scene, key)]);
  for (const id of view.links) {
    const link = D.links[id];
    if (!scene.places[link.l] || !scene.places[link.u] || !linkWanted(link)) continue;
    const primary = view.primary[id];
    const way = primary ? ways[primary[0]] : null;
    const found = way ? { d: straight(way), points: way } : curve(rectOf(scene, link.l), rectOf(scene, link.u),
      rects.filter(([key]) => key !== link.l && key !== link.u).map((pair) => pair[1]).concat(scene.loose ? [scene.loose] : []));
    /* A weak line may hang the other way round: its way then starts at the other end. */
    const points = primary && primary[0] !== link.l ? found.points.slice().reverse() : found.points;
    scene.routes.push({ id, link, primary: !!primary, ring: ring.has(id), d: found.d, points, tip: tip(link, points) });
  }
  scene.routes.sort((a, b) => a.primary - b.primary || a.link.a - b.link.a);
}

function elbows(plan, scene, lanes, ways) {
  const [x, y] = scene.places[plan.k];
  const card = cardOf(plan.k);
  const mid = (key) => scene.places[key][1] + cardOf(key).h / 2;
  if (plan.m === 'h') {
    for (const child of plan.r[0][0]) {
      const trunk = x + G.indent / 2 - lanes[child.k];
      ways[child.k] = [[scene.places[child.k][0], mid(child.k)], [trunk, mid(child.k)], [trunk, y + card.h]];
    }
  } else if (plan.m === 's') {
    const foot = [x + card.w / 2, y + card.h];
    const first = y + headHeight(plan) + G.bus / 2;
    const edge = Math.min(...plan.r.map((row) => leftEdge(row[0], scene))) - G.trunk / 2;
    let bar = first;
    plan.r.forEach((row, number) => {
      for (const slot of row) for (const child of slot) {
        const [cx, cy] = scene.places[child.k];
        const top = cx + cardOf(child.k).w / 2;
        const trunk = cx - G.trunk / 2 - lanes[child.k];
        const start = byTop(slot) ? [[top, cy], [top, bar]] : [[cx, mid(child.k)], [trunk, mid(child.k)], [trunk, bar]];
        const lift = number ? [[edge, bar], [edge, first]] : [];
        ways[child.k] = tidy([...start, ...lift, [foot[0], first], foot]);
      }
      bar += rowSize(row)[1] + G.row;
    });
  }
  plan.r.forEach((row) => row.forEach((slot) => slot.forEach((child) => elbows(child, scene, lanes, ways))));
}

/* The left edge of a slot: its trunk, or the leftmost box of its branch's first column. */
const leftEdge = (slot, scene) => scene.places[slot[0].k][0] - (byTop(slot) ? headSpan(slot[0])[1] : G.trunk);

function tidy(points) {
  const kept = [];
  for (const p of points) {
    const [a, b] = [kept[kept.length - 2], kept[kept.length - 1]];
    if (b && b[0] === p[0] && b[1] === p[1]) continue;
    if (a && ((a[0] === b[0] && b[0] === p[0]) || (a[1] === b[1] && b[1] === p[1]))) kept[kept.length - 1] = p;
    else kept.push(p);
  }
  return kept;
}

const n1 = (value) => Math.round(value * 10) / 10;
const straight = (points) => 'M' + points.map(([x, y]) => n1(x) + ' ' + n1(y)).join('L');

function tip(link, points) {
  if (D.words.relations[link.y].sym) return '';
  const way = D.style.lines[link.y].a === 'target' ? points : points.slice().reverse();
  const [x0, y0] = way[way.length - 2];
  const [x, y] = way[way.length - 1];
  const far = Math.hypot(x - x0, y - y0) || 1;
  const [ux, uy] = [(x - x0) / far, (y - y0) / far];
  return `M${n1(x)} ${n1(y)}L${n1(x - 7 * ux - 3.2 * uy)} ${n1(y - 7 * uy + 3.2 * ux)}L${n1(x - 7 * ux + 3.2 * uy)} ${n1(y - 7 * uy - 3.2 * ux)}Z`;
}

function curve(start, end, others) {
  const walls = others.map(([x, y, w, h]) => [x - CLEAR, y - CLEAR, x + w + CLEAR, y + h + CLEAR]);
  const ways = [];
  for (const [a, [ax, ay, adx, ady]] of Object.entries(SIDES)) for (const [b, [bx, by, bdx, bdy]] of Object.entries(SIDES)) {
    const p = [start[0] + ax * start[2], start[1] + ay * start[3]];
    const q = [end[0] + bx * end[2], end[1] + by * end[3]];
    const far = Math.hypot(p[0] - q[0], p[1] - q[1]);
    for (const bend of [0.4, 0.75]) {
      const reach = Math.min(Math.max(24, far * bend), 220);
      const points = [p, [p[0] + adx * reach, p[1] + ady * reach], [q[0] + bdx * reach, q[1] + bdy * reach], q];
      const length = [0, 1, 2].reduce((sum, i) => sum + Math.hypot(points[i][0] - points[i + 1][0], points[i][1] - points[i + 1][1]), 0);
      ways.push([Math.round(length * 1000) / 1000, a + b + bend, points]);
    }
  }
  ways.sort((s, t) => s[0] - t[0] || (s[1] < t[1] ? -1 : 1));
  for (const [length, , points] of ways) {
    const count = Math.max(18, Math.ceil(length / 10));
    const drawn = [points[0]];
    for (let i = 1; i < count; i += 1) drawn.push(bezier(points, i / count));
    drawn.push(points[3]);
    if (isClear(drawn.slice(1, -1), walls, start, end)) {
      const [p, c, d, q] = points.map((point) => point.map((v) => v.toFixed(1)).join(' '));
      return { d: `M${p}C${c} ${d} ${q}`, points: drawn };
    }
  }
  const points = freePath(start, end, walls);
  return { d: rounded(points), points: along(points) };
}

function bezier([p0, p1, p2, p3], t) {
  const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return [a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1]];
}

function isClear(points, walls, start, end) {
  const inside = ([x, y], [a, b, w, h]) => a < x && x < a + w && b < y && y < b + h;
  return points.every((p) => p[0] >= -24 && p[1] >= -24 && !inside(p, start) && !inside(p, end)
    && !walls.some(([a, b, c, d]) => a < p[0] && p[0] < c && b < p[1] && p[1] < d));
}

function freePath(start, end, walls) {
  const middle = ([x, y, w, h]) => [x + w / 2, y + h / 2];
  const shut = new Set();
  const id = (x, y) => x * 100003 + y;
  for (const [l, t, r, b] of walls) {
    for (let x = Math.ceil(l / CELL - 0.5); x <= Math.floor(r / CELL - 0.5); x += 1) {
      for (let y = Math.ceil(t / CELL - 0.5); y <= Math.floor(b / CELL - 0.5); y += 1) shut.add(id(x, y));
    }
  }
  const cells = search(middle(start), middle(end), shut, id, start, end);
  if (!cells.length) return [edge(middle(start), middle(end), start), edge(middle(end), middle(start), end)];
  const left = cells.reduce((at, cell, index) => (inCells(cell, start) ? index : at), 0);
  const there = cells.findIndex((cell) => inCells(cell, end));
  const points = cells.slice(left, there + 1).map(([x, y]) => [(x + 0.5) * CELL, (y + 0.5) * CELL]);
  const last = points.length - 1;
  return corners([leave(points[0], points[1], start), ...points.slice(1, -1), leave(points[last], points[last - 1], end)]);
}

/* Where the level or upright piece from a point within a box comes out of it. */
function leave(inside, outside, [x, y, w, h]) {
  if (inside[1] === outside[1]) return [outside[0] > inside[0] ? x + w : x, inside[1]];
  return [inside[0], outside[1] > inside[1] ? y + h : y];
}

const corners = (points) => points.filter((b, i) => {
  const [a, c] = [points[i - 1], points[i + 1]];
  return !a || !c || !((a[0] === b[0] && b[0] === c[0]) || (a[1] === b[1] && b[1] === c[1]));
});

/* Whether the middle of a cell is inside a box. */
function inCells([x, y], [bx, by, w, h]) {
  const [cx, cy] = [(x + 0.5) * CELL, (y + 0.5) * CELL];
  return cx >= bx && cx <= bx + w && cy >= by && cy <= by + h;
}

/* A* with a price on turns; the queue is a binary heap of [guess, order, x, y, turn, price, from]. */
function search(from, to, shut, id, start, end) {
  const cell = (p) => [Math.floor(p[0] / CELL), Math.floor(p[1] / CELL)];
  const [sx, sy] = cell(from);
  const [tx, ty] = cell(to);
  const heap = [[0, 0, sx, sy, -1, 0, null]];
  const cost = new Map();
  const moves = [[1, 0], [-1, 0], [0, 1], [0, -1]];
  let count = 0;
  while (heap.length && count < 40000) {
    const here = popHeap(heap);
    const [, , x, y, turn, price] = here;
    if (inCells([x, y], end)) return trail(here);
    for (let way = 0; way < 4; way += 1) {
      const [nx, ny] = [x + moves[way][0], y + moves[way][1]];
      if (nx < -3 || ny < -3 || (shut.has(id(nx, ny)) && !inCells([nx, ny], start) && !inCells([nx, ny], end))) continue;
      const next = price + 1 + (turn !== -1 && turn !== way ? 2.5 : 0);
      const key = id(nx, ny) * 4 + way;
      if (cost.has(key) && cost.get(key) <= next) continue;
      cost.set(key, next);
      count += 1;
      pushHeap(heap, [next + (Math.abs(nx - tx) + Math.abs(ny - ty)) * HASTE, count, nx, ny, way, next, here]);
    }
  }
  return [];
}

function trail(node) {
  const cells = [];
  for (let at = node; at; at = at[6]) cells.unshift([at[2], at[3]]);
  return cells;
}

const before = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

function pushHeap(heap, item) {
  let i = heap.push(item) - 1;
  while (i > 0) {
    const up = (i - 1) >> 1;
    if (!before(heap[i], heap[up])) break;
    [heap[i], heap[up]] = [heap[up], heap[i]];
    i = up;
  }
}

function popHeap(heap) {
  const top = heap[0];
  const last = heap.pop();
  if (heap.length) {
    heap[0] = last;
    let i = 0;
    for (;;) {
      let small = 2 * i + 1;
      if (small >= heap.length) break;
      if (small + 1 < heap.length && before(heap[small + 1], heap[small])) small += 1;
      if (!before(heap[small], heap[i])) break;
      [heap[i], heap[small]] = [heap[small], heap[i]];
      i = small;
    }
  }
  return top;
}

function edge(m, toward, [, , w, h]) {
  const [dx, dy] = [toward[0] - m[0], toward[1] - m[1]];
  const share = Math.min(dx ? w / 2 / Math.abs(dx) : Infinity, dy ? h / 2 / Math.abs(dy) : Infinity, 1);
  return [m[0] + dx * share, m[1] + dy * share];
}

function rounded(points) {
  const f = ([x, y]) => x.toFixed(1) + ' ' + y.toFixed(1);
  const toward = (s, e) => {
    const length = Math.hypot(e[0] - s[0], e[1] - s[1]) || 1;
    const share = Math.min(14, length / 2) / length;
    return [s[0] + (e[0] - s[0]) * share, s[1] + (e[1] - s[1]) * share];
  };
  let d = 'M' + f(points[0]);
  for (let i = 1; i < points.length - 1; i += 1) d += `L${f(toward(points[i], points[i - 1]))}Q${f(points[i])} ${f(toward(points[i], points[i + 1]))}`;
  return d + 'L' + f(points[points.length - 1]);
}

function along(points) {
  const found = [points[0]];
  for (let k = 1; k < points.length; k += 1) {
    const [a, b] = [points[k - 1], points[k]];
    const count = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / 10));
    for (let i = 1; i <= count; i += 1) found.push([a[0] + ((b[0] - a[0]) * i) / count, a[1] + ((b[1] - a[1]) * i) / count]);
  }
  return found;
}

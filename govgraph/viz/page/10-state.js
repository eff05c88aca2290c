/* What is shown: the data of the page, what is folded, filtered and chosen. Nothing here draws. */
const D = JSON.parse(document.getElementById('gg-data').textContent);
/* Tables by key without the names that every object of JavaScript inherits: a body may be called "constructor". */
const dict = (entries) => Object.assign(Object.create(null), entries);
D.entities = dict(D.entities);
D.boxes = dict(D.boxes);
/* The first quote of each relation stands in the table and is not said twice in the file. */
document.querySelectorAll('td[data-r]').forEach((cell) => {
  const first = D.relations[Number(cell.dataset.r)].e[0];
  if (first) first[1] = D.quotes.push(cell.textContent) - 1;
});
/* Lines by an id of their own, with what the file leaves out for brevity. */
const LINES = D.links;
D.links = dict();
LINES.forEach((link) => {
  link.id = link.l + '>' + link.u;
  D.links[link.id] = Object.assign(link, { ys: link.ys || [link.y], x: link.x || 'active', a: !!link.a, b: link.b || '', z: link.z || '' });
});
D.views.forEach((view) => {
  view.more = dict(view.more);
  view.links = view.links.map((number) => LINES[number].id);
  view.ring = view.ring.map((number) => LINES[number].id);
  view.primary = dict(Object.fromEntries(view.primary.map(([number, lower, lane]) => [LINES[number].id, [lower, lane]])));
});
const KEYS = Object.keys(D.boxes).sort((a, b) => (a < b ? -1 : 1));
const NUMBER = dict(Object.fromEntries(KEYS.map((key, index) => [key, index])));
/* open: boxes whose projects are unfolded; loose: whether those without a line are; depth: how many levels are shown, 0 for all. */
const state = { view: 0, folded: new Set(), open: new Set(), loose: false, depth: 0, off: new Set(), asOf: '', chosen: null };
const byId = (id) => document.getElementById(id);
const nameOf = (key) => (D.entities[key] ? D.entities[key].n : key);

/* Dates are ISO text of any precision: "2015" lies within any day of 2015. */
const named = (first) => !state.asOf || !first || first <= state.asOf;
const over = (end) => !state.asOf || !end || end <= state.asOf;
const isEnded = (status, end) => !D.words.statuses[status].live && over(end);
const endMarks = new Set(Object.keys(D.words.statuses));

/* The marks that hold on the chosen day: a body that was dissolved later is not yet struck through. */
function marksOf(key) {
  const box = D.boxes[key];
  return box.m.filter((mark) => !endMarks.has(mark) || over(box.z));
}

function wanted(key) {
  const box = D.boxes[key];
  if (!named(box.b) || state.off.has('kinds:' + box.f)) return false;
  return !marksOf(key).some((mark) => state.off.has('marks:' + mark));
}

const linkWanted = (link) => named(link.b) && link.ys.some((type) => !state.off.has('lines:' + type));

/* Lines by box, both ways. */
const UP = dict();
const DOWN = dict();
const LINKS = dict();
for (const [id, link] of Object.entries(D.links)) {
  (LINKS[link.l] = LINKS[link.l] || []).push(id);
  (LINKS[link.u] = LINKS[link.u] || []).push(id);
  if (!link.a) continue;
  (UP[link.l] = UP[link.l] || []).push(id);
  (DOWN[link.u] = DOWN[link.u] || []).push(id);
}

/* Every line and box that can be reached from `key` along lines of accountability: side "u" upward, "l" downward. */
function reach(key, table, side) {
  const boxes = new Set();
  const lines = new Set();
  const waiting = [key];
  while (waiting.length) {
    for (const id of table[waiting.pop()] || []) {
      const next = D.links[id][side];
      lines.add(id);
      if (next === key || boxes.has(next)) continue;
      boxes.add(next);
      waiting.push(next);
    }
  }
  return { boxes, lines };
}

/* What is shown: the data of the page, what is folded, filtered and chosen. Nothing here draws. */
/* Large texts stand packed in the file: gzip as base64. */
async function unpacked(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
const D = JSON.parse(await unpacked('gg-data'));
/* Tables by key without the names that every object of JavaScript inherits: a body may be called "constructor". */
const dict = (entries) => Object.assign(Object.create(null), entries);
/* What comes by column, {n: […], k: […]}, is a list of {n, k} from here on. */
function rowsOf(columns) {
  const keys = Object.keys(columns);
  return columns[keys[0]].map((_, at) => Object.fromEntries(keys.map((key) => [key, columns[key][at]])));
}
const ENTITIES = rowsOf(D.entities);
D.entities = dict();
ENTITIES.forEach((entity) => { D.entities[entity.i] = entity; });
D.boxes = dict(D.boxes);
/* Quotes: first the names of all entities, since many a cell is a name and nothing else. */
D.quotes = [...ENTITIES.map((entity) => entity.n), ...D.quotes];
D.relations = rowsOf(D.relations);
D.relations.forEach((one) => Object.assign(one, { s: ENTITIES[one.s].i, t: ENTITIES[one.t].i }));
/* Drawings beyond the first, or too large to be read without a script, are packed too. */
const PARSER = new DOMParser();
JSON.parse(await unpacked('gg-drawings')).forEach((text, at) => {
  if (text) document.querySelectorAll('.gg-drawing')[at].append(PARSER.parseFromString(text, 'text/html').body.firstElementChild);
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

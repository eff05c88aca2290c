/* The panel: everything known of a body, a line or a person, each fact with its words. All text enters as text. */
function make(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props || {})) {
    if (key === 'class') node.className = value;
    else if (key === 'on') node.addEventListener('click', value);
    else node.setAttribute(key, value);
  }
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== '') node.append(child);
  return node;
}

const linkTo = (key) => make('button', { type: 'button', class: 'link', on: () => choose({ box: key }) }, nameOf(key));

function quoteOf([number, text, page]) {
  const quote = D.quotes[text];
  const source = D.documents[number];
  const where = source ? [source.t, source.d, page ? (typeof page === 'number' ? `page ${page}` : page) : '', source.t === source.f ? '' : `(${source.f})`].filter(Boolean).join(', ').replace(', (', ' (') : 'Decided in review';
  return make('blockquote', {}, quote ? make('p', {}, `“${quote}”`) : null, make('footer', {}, where));
}

const CERTAINTY = { explicit: 'stated', layout: 'from a table, list or heading', inferred: 'inferred from two places', decision: 'decided in review' };

/* A line as a sentence that reads forward, whichever end one looks from: "Skills Board reports to Full Council". */
function factOf(relation, from) {
  const words = D.words.relations[relation.y];
  const status = D.words.statuses[relation.x];
  const certain = `${CERTAINTY[relation.c] || relation.c}, ${Math.round(relation.p * 100)} %`;
  const end = (key) => (key === from ? nameOf(key) : linkTo(key));
  return make('li', {}, end(relation.s), ` ${words.v} `, end(relation.t), relation.d ? make('span', { class: 'verb' }, ` — ${relation.d}`) : null,
    status.live ? null : make('span', { class: 'chip' }, status.t),
    relation.p < 0.7 ? make('span', { class: 'chip' }, '~ low certainty') : null,
    make('span', { class: 'certain' }, ` (${certain})`), relation.e.map(quoteOf));
}

function listed(title, relations, from) {
  if (!relations.length) return null;
  return make('section', {}, make('h3', {}, `${title} (${relations.length})`), make('ul', { class: 'facts' }, relations.map((r) => factOf(r, from))));
}

/* Which heading a relation stands under, seen from one end. */
function headingOf(relation, from) {
  const words = D.words.relations[relation.y];
  const other = D.entities[relation.s === from ? relation.t : relation.s];
  const up = (words.acc === 'forward' && relation.s === from) || (words.acc === 'backward' && relation.t === from);
  if (words.acc !== 'none' && other && other.k !== 'plan' && other.k !== 'person') return up ? 'Above' : 'Below';
  if (D.entities[from].k !== 'body' && other && other.k === 'body') return 'Bodies';
  return { person: 'People', place: 'Places', project: 'Projects', plan: 'Plans', organisation: 'Organisations' }[other ? other.k : ''] || 'Other links';
}
const HEADINGS = ['Above', 'Below', 'Bodies', 'People', 'Projects', 'Organisations', 'Other links', 'Places', 'Plans'];

function chipsOf(key, entity) {
  const box = D.boxes[key];
  const kind = box ? D.style.families[box.f].t : D.words.kinds[entity.k].t;
  const marks = box ? marksOf(key) : [];
  return make('p', { class: 'chips' }, make('span', { class: 'chip' }, kind),
    entity.s && entity.s.toLowerCase() !== kind.toLowerCase() ? make('span', { class: 'chip' }, entity.s) : null,
    marks.map((mark) => make('span', { class: mark === 'act' ? 'chip act' : 'chip' }, `${D.style.marks[mark].s} ${D.style.marks[mark].w}`)));
}

function entityPanel(key) {
  const entity = D.entities[key];
  const relations = D.relations.filter((r) => (r.s === key || r.t === key) && named((D.documents[(r.e[0] || [])[0]] || {}).d));
  const groups = Object.fromEntries(HEADINGS.map((title) => [title, []]));
  relations.forEach((r) => groups[headingOf(r, key)].push(r));
  return [
    chipsOf(key, entity),
    entity.a.length ? make('p', { class: 'also' }, 'Also called: ' + entity.a.join('; ')) : null,
    entity.f.length ? make('dl', {}, entity.f.map(([title, value]) => [make('dt', {}, title), make('dd', {}, value)])) : null,
    make('p', { class: 'acts' },
      CHILDREN[key] ? make('button', { type: 'button', on: () => { fold(key); show(); } }, state.folded.has(key) ? `Unfold ${countBelow(key)} beneath` : 'Fold what is beneath') : null,
      tucked(key).length ? make('button', { type: 'button', on: () => { unfold(key); show(); } }, state.open.has(key) ? 'Fold its projects' : `Show its ${tucked(key).length === 1 ? 'project' : tucked(key).length + ' projects'}`) : null,
      UP[key] ? make('button', { type: 'button', on: () => present(key) }, 'Present its chain') : null),
    D.views[state.view].more[key] ? make('p', {}, make('button', { type: 'button', on: () => openBranch(key) }, `Show ${D.views[state.view].more[key]} beneath`)) : null,
    HEADINGS.slice(0, 2).map((title) => listed(title, groups[title], key)),
    findingsOf(key), twinsOf(key),
    HEADINGS.slice(2).map((title) => listed(title, groups[title], key)),
    entity.e.length ? make('section', {}, make('h3', {}, 'Where it is named'), entity.e.map(quoteOf), entity.c > entity.e.length ? make('p', {}, `and in ${entity.c - entity.e.length} more places`) : null) : null,
  ];
}

function findingsOf(key) {
  const found = D.findings.filter((item) => item[1] === key);
  if (!found.length) return null;
  const told = found.map(([rule, , message, evidence]) => {
    const [level, code, title, why, remedy] = D.rules[rule];
    return make('div', { class: `finding ${level}` }, make('p', {}, make('strong', {}, `${level} ${code}: `), message || title),
      why ? make('p', {}, why) : null, remedy ? make('p', {}, make('em', {}, 'What to do: '), remedy) : null, evidence.map(quoteOf));
  });
  return make('section', { class: 'findings' }, make('h3', {}, `Findings (${found.length})`), told);
}

function twinsOf(key) {
  const found = D.proposals.filter((p) => p.a === key || p.b === key);
  if (!found.length) return null;
  return make('section', {}, make('h3', {}, 'Perhaps the same as'), make('ul', { class: 'facts' },
    found.map((p) => make('li', {}, linkTo(p.a === key ? p.b : p.a), make('span', { class: 'certain' }, ` likeness ${Math.round(p.s * 100)} %`)))));
}

function linePanel(id) {
  const link = D.links[id];
  const ring = D.views[state.view].ring.includes(id);
  return [
    ring ? make('p', { class: 'chips' }, make('span', { class: 'chip act' }, '↻ this line closes a circle')) : null,
    make('ul', { class: 'facts' }, link.r.map((number) => factOf(D.relations[number], null))),
  ];
}

function show() {
  const panel = byId('gg-panel');
  const body = byId('gg-panel-body');
  const chosen = state.chosen;
  panel.hidden = !chosen;
  if (!chosen) return;
  const line = chosen.line && D.links[chosen.line];
  byId('gg-panel-title').textContent = line ? `${nameOf(line.l)} and ${nameOf(line.u)}` : nameOf(chosen.box);
  body.replaceChildren(...(line ? linePanel(chosen.line) : entityPanel(chosen.box)).flat().filter(Boolean));
  body.scrollTop = 0;
}

function choose(chosen, far) {
  state.chosen = chosen;
  if (chosen && chosen.box && D.boxes[chosen.box] && scene && !scene.places[chosen.box]) openFor(chosen.box);
  chooseGlow();
  show();
  drawCrumbs();
  syncDrawing();
  drawOverview();
  if (chosen && chosen.box && !state.talk) reveal(chosen.box, far);
  pointNetwork();
  const hash = chosen && chosen.box ? '#' + encodeURIComponent(chosen.box) : '';
  history.replaceState(null, '', hash || location.pathname + location.search);
  if (chosen) say(spoken(chosen));
}

/* A body that is folded away, filtered out or in another view is brought back before it is shown. */
function openFor(key) {
  const holds = (view) => view.loose.includes(key) || JSON.stringify([view.trees, view.tuck]).includes(JSON.stringify(key));
  if (!holds(D.views[state.view])) {
    const index = D.views.findIndex(holds);
    if (index >= 0) setView(index);
  }
  for (let at = PARENT[key], below = key; at; below = at, at = PARENT[at]) {
    state.folded.delete(at);
    if (tucked(at).some((plan) => plan.k === below)) state.open.add(at);
  }
  if (D.views[state.view].loose.includes(key)) state.loose = true;
  state.depth = 0;
  state.off.delete('kinds:' + D.boxes[key].f);
  D.boxes[key].m.forEach((mark) => state.off.delete('marks:' + mark));
  if (!named(D.boxes[key].b)) state.asOf = '';
  syncControls();
  refresh();
}

function spoken(chosen) {
  if (chosen.line) {
    const relation = D.relations[D.links[chosen.line].r[0]];
    return `${nameOf(relation.s)} ${D.words.relations[relation.y].v} ${nameOf(relation.t)}`;
  }
  const ups = (UP[chosen.box] || []).map((id) => nameOf(D.links[id].u));
  const downs = (DOWN[chosen.box] || []).length;
  const marks = D.boxes[chosen.box] ? marksOf(chosen.box).map((mark) => D.style.marks[mark].w) : [];
  return [nameOf(chosen.box), ...marks, ups.length ? 'answers to ' + ups.join(' and ') : 'no superior', `${downs} below`].join(', ');
}
const say = (text) => { byId('gg-live').textContent = text; };

/* The chain in a line of links above the picture, and presenting it step by step with the words it rests on. */
function chainOf(key) {
  const chain = [key];
  for (let at = above(key); at && !chain.includes(at); at = above(at)) chain.push(at);
  return chain.reverse();
}
const lineAbove = (key) => (UP[key] || []).find((id) => D.links[id].u === PARENT[key]) || (UP[key] || [])[0];
const above = (key) => { const id = lineAbove(key); return id && D.links[id].u; };

function drawCrumbs() {
  const nav = byId('gg-crumbs');
  const key = state.chosen && state.chosen.box;
  nav.hidden = !key || !D.boxes[key];
  if (nav.hidden) return;
  const chain = chainOf(key);
  nav.replaceChildren(make('ol', {}, chain.map((one) => make('li', {}, one === key ? make('span', { 'aria-current': 'true' }, nameOf(one)) : linkTo(one)))));
}

/* Lines from the chosen body up to where its chain ends; without one the lines beneath the top, from left to right. */
function stepsOf(key) {
  if (key) return chainOf(key).reverse().map(lineAbove).filter(Boolean).filter((id, index, all) => all.indexOf(id) === index);
  return scene.routes.filter((route) => route.primary && route.link.a).map((route) => route.id)
    .sort((a, b) => scene.places[D.links[a].l][1] - scene.places[D.links[b].l][1] || scene.places[D.links[a].l][0] - scene.places[D.links[b].l][0]);
}

function present(key) {
  const steps = stepsOf(key);
  if (!steps.length) return say('There is no line to present');
  state.talk = { steps, at: 0, from: key || null };
  byId('gg-talk').hidden = false;
  document.documentElement.classList.add('talking');
  tell();
  return byId('gg-next').focus();
}

function tell() {
  const { steps, at } = state.talk;
  const link = D.links[steps[at]];
  for (const key of [link.l, link.u]) if (!scene.places[key]) openFor(key);
  choose({ line: link.id });
  byId('gg-panel').hidden = true;
  const relation = D.relations[link.r[0]];
  byId('gg-talk-words').replaceChildren(make('p', { class: 'sentence' }, `${nameOf(relation.s)} ${D.words.relations[relation.y].v} ${nameOf(relation.t)}`), ...relation.e.slice(0, 1).map(quoteOf));
  byId('gg-talk-step').textContent = `${at + 1} of ${steps.length}`;
  byId('gg-back').disabled = at === 0;
  byId('gg-next').disabled = at === steps.length - 1;
  touched = true;
  fit([link.l, link.u].filter((key) => scene.places[key]), 0.5, 1.6);
}

function step(by) {
  if (!state.talk) return;
  state.talk.at = Math.max(0, Math.min(state.talk.steps.length - 1, state.talk.at + by));
  tell();
}

function endTalk() {
  const from = state.talk && state.talk.from;
  state.talk = null;
  byId('gg-talk').hidden = true;
  document.documentElement.classList.remove('talking');
  choose(from ? { box: from } : null);
  byId('gg-canvas').focus();
}

function openTalk() {
  byId('gg-present').addEventListener('click', () => present(state.chosen && state.chosen.box));
  byId('gg-next').addEventListener('click', () => step(1));
  byId('gg-back').addEventListener('click', () => step(-1));
  byId('gg-end').addEventListener('click', endTalk);
  byId('gg-talk').addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by) { step(by); event.preventDefault(); }
  });
}

/* The legend that is the filter, the day, the theme, saving and printing, and walking by keyboard. */
function openLegend() {
  document.querySelectorAll('#gg-legend input').forEach((box) => box.addEventListener('change', () => {
    for (const value of box.value.split(',')) {
      if (box.checked) state.off.delete(box.name + ':' + value);
      else state.off.add(box.name + ':' + value);
    }
    changed(`${Object.keys(scene.places).length} bodies shown`);
  }));
}

function changed(words) {
  refresh();
  if (state.chosen) show();
  if (!touched) openReadable();
  else moved();
  say(words);
}

function syncControls() {
  document.querySelectorAll('#gg-legend input').forEach((box) => { box.checked = !state.off.has(box.name + ':' + box.value.split(',')[0]); });
  byId('gg-depth').value = String(state.depth);
  if (!state.asOf && DAYS.length) { byId('gg-day').value = DAYS.length - 1; byId('gg-day-text').textContent = DAYS[DAYS.length - 1]; }
}

const DAYS = [...new Set([...Object.values(D.boxes).flatMap((b) => [b.b, b.z]), ...Object.values(D.boxes).flatMap((b) => b.c.map((chair) => chair[1])), ...Object.values(D.links).flatMap((l) => [l.b, l.z])].filter((day) => /^\d{4}/.test(day)))].sort();

function openDays() {
  const slider = byId('gg-day');
  byId('gg-days').hidden = DAYS.length < 2;
  slider.max = Math.max(0, DAYS.length - 1);
  slider.value = slider.max;
  byId('gg-day-text').textContent = DAYS[DAYS.length - 1] || '';
  slider.addEventListener('input', () => {
    const day = DAYS[Number(slider.value)];
    state.asOf = Number(slider.value) === DAYS.length - 1 ? '' : day;
    byId('gg-day-text').textContent = day;
    slider.setAttribute('aria-valuetext', day);
    changed(`as known on ${day}: ${Object.keys(scene.places).length} bodies`);
  });
}

function setView(index) {
  state.view = index;
  state.folded.clear();
  state.open.clear();
  touched = false;
  readTree();
  const select = byId('gg-view');
  if (select) select.value = String(index);
  document.querySelectorAll('.gg-drawing').forEach((part, number) => part.classList.toggle('current', number === index));
  refresh();
  openReadable();
}

/* Keys on the picture: up to the superior, down to the first beneath, left and right among siblings. */
function openKeys() {
  const canvas = byId('gg-canvas');
  const moves = {
    ArrowUp: (key) => PARENT[key] || (UP[key] ? D.links[UP[key][0]].u : null),
    ArrowDown: (key) => seen(CHILDREN[key] || [])[0],
    ArrowLeft: (key) => sibling(key, -1),
    ArrowRight: (key) => sibling(key, 1),
  };
  canvas.addEventListener('keydown', (event) => {
    const here = state.chosen && state.chosen.box;
    if (moves[event.key]) {
      const next = here && scene.places[here] ? moves[event.key](here) : firstBox();
      if (next) choose({ box: next });
      else if (here) say(nameOf(here) + ': nothing further that way');
    } else if (event.key === ' ' && here) fold(here);
    else if (event.key === 'p' && here && tucked(here).length) unfold(here);
    else if (event.key.startsWith('Page')) place(pane.x, pane.y + (event.key === 'PageUp' ? -300 : 300) / pane.s, pane.s);
    else if (event.key === 'Enter' && here) { show(); byId('gg-panel').focus(); }
    else if (event.key === 'Escape') choose(null);
    else if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(0.8);
    else if (event.key === '0') { touched = true; fit(); }
    else return;
    event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && state.talk) return endTalk();
    if (event.key === 'Escape' && state.chosen && !byId('gg-panel').hidden) { choose(null); canvas.focus(); }
    if (event.key === '/' && document.activeElement.tagName !== 'INPUT') { byId('gg-find').focus(); event.preventDefault(); }
  });
}
const seen = (keys) => keys.filter((key) => scene.places[key]);
const firstBox = () => Object.keys(scene.places).sort((a, b) => scene.places[a][1] - scene.places[b][1] || scene.places[a][0] - scene.places[b][0])[0];

function sibling(key, step) {
  const tops = D.views[state.view].trees.flatMap((plan) => [plan.k, ...(plan.a || [])]).concat(D.views[state.view].loose);
  const row = seen(PARENT[key] ? CHILDREN[PARENT[key]] : tops);
  return row[row.indexOf(key) + step];
}

function openTheme() {
  const html = document.documentElement;
  const media = matchMedia('(prefers-color-scheme: dark)');
  const set = (dark) => { html.dataset.theme = dark ? 'dark' : 'light'; byId('gg-theme').setAttribute('aria-pressed', String(dark)); paintNetwork(); };
  set(media.matches);
  media.addEventListener('change', (event) => set(event.matches));
  byId('gg-theme').addEventListener('click', () => set(html.dataset.theme !== 'dark'));
}

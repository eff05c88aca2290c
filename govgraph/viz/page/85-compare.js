/* Two years side by side: the same places twice, what came and what went in colour and in words. */
/* What is so at the end of a year: what was said in its course counts. */
function atEndOf(year, ask) {
  const before = state.asOf;
  state.asOf = `${year}-12-31`;
  const told = ask();
  state.asOf = before;
  return told;
}

const standing = (key, year) => atEndOf(year, () => named(D.boxes[key].b) && !isEnded(D.boxes[key].t, D.boxes[key].z));
const lineStanding = (link, year) => atEndOf(year, () => named(link.b) && !isEnded(link.x, link.z)) && standing(link.l, year) && standing(link.u, year);

function compare(on) {
  const holder = byId('gg-canvas');
  holder.querySelectorAll('.second').forEach((one) => one.remove());
  holder.classList.toggle('two', on);
  byId('gg-two').hidden = !on;
  byId('gg-compare').setAttribute('aria-pressed', String(on));
  state.asOf = '';
  syncControls();
  choose(null);
  refresh();
  if (on) pairUp(holder);
  openReadable();
}

function pairUp(holder) {
  const first = holder.querySelector('.gg-drawing.current');
  const second = first.cloneNode(true);
  second.classList.add('second');
  first.after(second);
  const [early, late] = [byId('gg-early').value, byId('gg-late').value];
  const changes = [markYear(first, early, late, 'went', '− gone'), markYear(second, late, early, 'came', '+ new')];
  say(`${changes[1]} new, ${changes[0]} no longer there`);
  byId('gg-changes').textContent = `${changes[1]} new since ${early}, ${changes[0]} not in ${late}`;
}

/* Only what stood at the end of this year; what did not stand in the other is coloured and said. Gives how many bodies differ. */
function markYear(figure, year, other, name, words) {
  let count = 0;
  figure.dataset.day = year;
  figure.querySelectorAll('.box:not(.off)').forEach((group) => {
    const key = keyOf(group);
    const [here, there] = [standing(key, year), standing(key, other)];
    atEndOf(year, () => syncWords(group, key, marksOf(key)));
    group.classList.toggle('struck', atEndOf(year, () => marksOf(key)).some((mark) => D.style.marks[mark].x));
    group.classList.toggle('away', !here);
    group.classList.toggle(name, here && !there);
    if (!here || there) return;
    count += 1;
    const text = shape('text', { class: 'differs', x: D.boxes[key].w - 2, y: 3 });
    text.textContent = words;
    group.append(text);
  });
  figure.querySelectorAll('.way:not(.off)').forEach((group) => {
    const link = D.links[D.views[state.view].links[Number(group.dataset.n)]];
    const [here, there] = [lineStanding(link, year), lineStanding(link, other)];
    group.classList.toggle('away', !here);
    group.classList.toggle(name, here && !there);
  });
  return count;
}

function endCompare() {
  document.querySelectorAll('.gg-drawing .differs').forEach((one) => one.remove());
  document.querySelectorAll('.gg-drawing .away, .gg-drawing .came, .gg-drawing .went').forEach((one) => one.classList.remove('away', 'came', 'went'));
  document.querySelectorAll('.gg-drawing').forEach((one) => delete one.dataset.day);
}

function openCompare() {
  const years = DAYS.length > 1 ? [...new Set(DAYS.map((day) => day.slice(0, 4)))] : [];
  const button = byId('gg-compare');
  button.hidden = !years.length;
  for (const [id, chosen] of [['gg-early', 0], ['gg-late', years.length - 1]]) {
    byId(id).replaceChildren(...years.map((day, index) => make('option', { value: day, ...(index === chosen ? { selected: '' } : {}) }, day)));
    byId(id).addEventListener('change', () => { endCompare(); compare(true); });
  }
  button.addEventListener('click', () => { endCompare(); compare(button.getAttribute('aria-pressed') !== 'true'); });
}

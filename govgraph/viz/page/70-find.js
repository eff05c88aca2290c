/* Search by name, alias, initials or person, with a list to choose from by keyboard; addresses such as #hwb. */
const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
const SMALL = new Set(['of', 'the', 'for', 'and', 'in', 'on', 'to', 'a']);
const initials = (name) => plain(name).split(' ').filter((word) => !SMALL.has(word)).map((word) => word[0]).join('');
/* What can be found, made ready when somebody first looks for something. */
let index = null;
function cards() {
  index = index || Object.entries(D.entities).map(([key, entity]) => ({
    key, name: plain(entity.n), names: [entity.n, ...entity.a].map(plain), short: [entity.n, ...entity.a].map(initials),
  }));
  return index;
}

function score(card, query) {
  if (card.names.includes(query) || card.key === query.replace(/ /g, '-')) return 0;
  if (query.length > 1 && card.short.includes(query.replace(/ /g, ''))) return 1;
  if (card.names.some((name) => name.startsWith(query))) return 2;
  if (card.names.some((name) => (' ' + name).includes(' ' + query))) return 3;
  const words = query.split(' ');
  if (words.every((word) => card.names.some((name) => name.includes(word)))) return 4;
  return query.length > 2 && card.short.some((short) => short.includes(query)) ? 5 : 9;
}

function matches(text) {
  const query = plain(text);
  if (!query) return [];
  const order = (card) => (D.boxes[card.key] ? 0 : 1);
  return cards().map((card) => [score(card, query), order(card), card.name, card.key]).filter((row) => row[0] < 9)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)).slice(0, 12).map((row) => row[3]);
}

function openSearch() {
  const field = byId('gg-find');
  const list = byId('gg-found');
  let found = [];
  let at = -1;
  const close = () => { list.hidden = true; at = -1; field.setAttribute('aria-expanded', 'false'); field.removeAttribute('aria-activedescendant'); };
  const take = (key) => { close(); field.value = nameOf(key); choose({ box: key }, true); };
  const mark = () => {
    [...list.children].forEach((item, index) => item.setAttribute('aria-selected', String(index === at)));
    if (at >= 0) { field.setAttribute('aria-activedescendant', 'gg-found-' + at); list.children[at].scrollIntoView({ block: 'nearest' }); }
  };
  field.addEventListener('input', () => {
    found = matches(field.value);
    at = -1;
    list.replaceChildren(...found.map((key, index) => {
      const entity = D.entities[key];
      const item = make('li', { id: 'gg-found-' + index, role: 'option', 'aria-selected': 'false' }, nameOf(key), make('span', {}, ' ' + (D.boxes[key] ? D.style.families[D.boxes[key].f].t : D.words.kinds[entity.k].t)));
      item.addEventListener('mousedown', (event) => { event.preventDefault(); take(key); });
      return item;
    }));
    list.hidden = !found.length;
    field.setAttribute('aria-expanded', String(!!found.length));
    if (field.value) say(found.length ? `${found.length} found` : 'nothing found');
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!found.length) return;
      at = (at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length;
      mark();
      event.preventDefault();
    } else if (event.key === 'Enter' && found.length) {
      take(found[Math.max(at, 0)]);
      byId('gg-canvas').focus();
    } else if (event.key === 'Escape') {
      close();
    }
  });
  field.addEventListener('blur', close);
}

/* An address may hold the id of an entity, or a name, alias or initials of it. */
function fromAddress() {
  let text = location.hash.slice(1);
  try { text = decodeURIComponent(text); } catch (error) { return false; }
  if (!text) return false;
  const key = D.entities[text] ? text : matches(text).find((item) => score(cards().find((card) => card.key === item), plain(text)) <= 1);
  if (!key) return false;
  choose({ box: key }, true);
  return true;
}

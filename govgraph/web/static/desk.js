/* The desk's keys, presses without a new page, words that are selected, files that are dropped. Without it the forms work as they are. */
'use strict';
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
let stamp = document.body.dataset.stamp;

function say(text, wrong) {
  const place = one('#said');
  place.textContent = text;
  place.classList.toggle('empty', !text);
  place.classList.toggle('error', !!wrong);
}

async function send(form, button, files) {
  const data = files || new URLSearchParams(new FormData(form));
  if (button && button.name) data.set(button.name, button.value);
  const answer = await fetch(form.action, { method: 'POST', body: data, headers: { 'x-desk': '1' }, keepalive: !files }).catch(() => null);
  const told = answer ? await answer.json().catch(() => null) : null;
  if (!told || told.error) { say(told ? told.error : 'The desk does not answer: is govgraph serve still running?', true); return null; }
  stamp = told.stamp;
  say(told.said);
  return told;
}

/* Cards: the one in hand, its words in the paper, right and wrong by a key. */
let at = -1;
const cards = () => all('.card');

function take(number, quiet) {
  const list = cards();
  if (!list.length) return;
  at = Math.max(0, Math.min(list.length - 1, number));
  list.forEach((card, index) => card.classList.toggle('current', index === at));
  all('mark.here').forEach((mark) => mark.classList.remove('here'));
  const marks = all(`mark.read[data-cards~="${list[at].dataset.card}"]`);
  marks.forEach((mark) => mark.classList.add('here'));
  if (marks[0]) marks[0].scrollIntoView({ block: 'center' });
  list[at].scrollIntoView({ block: 'nearest' });
  if (!quiet) list[at].focus({ preventScroll: true });
}

const STATES = ['right', 'wrong', 'changed', 'added'];
const isOpen = (card) => !STATES.some((state) => card.classList.contains(state));

function next() {
  const found = cards().findIndex((card, index) => index > at && isOpen(card));
  if (found >= 0) take(found);
  else say('All statements after this one are settled');
}

function mark(card, state) {
  card.classList.remove(...STATES);
  if (state) card.classList.add(state);
  card.querySelector('.state').textContent = state;
}

/* The next card comes at once; presses go to the desk one after the other, and the card comes back if it did not take one. */
let sending = Promise.resolve();
async function settle(card, button) {
  const before = card.querySelector('.state').textContent;
  mark(card, { accept: 'right', reject: 'wrong', change: 'changed' }[button.value]);
  card.classList.add('sending');
  next();
  const sent = sending.then(() => send(card.querySelector('form'), button));
  sending = sent;
  await sent;
  card.classList.remove('sending');
  if (!await sent) { mark(card, before); take(cards().indexOf(card)); return; }
  const done = cards().filter((other) => !isOpen(other) && !other.classList.contains('sending')).length;
  one('#done').textContent = done;
  one('#far progress').value = done;
  if (one('#wait')) one('#wait').textContent = cards().filter((other) => isOpen(other) && other.classList.contains('waits')).length;
  one('#decided').textContent = Number(one('#decided').textContent) + 1;
}

document.addEventListener('submit', (event) => {
  const [form, button] = [event.target, event.submitter];
  if (button && button.dataset.ask && !window.confirm(button.dataset.ask)) { event.preventDefault(); return; }
  const card = form.closest('.card');
  if (card && button) { event.preventDefault(); settle(card, button); }
});

function addSelected() {
  const words = String(getSelection()).replace(/\s+/g, ' ').trim();
  const box = one('#adding');
  box.open = true;
  if (words) box.querySelector('[name=quote]').value = words.slice(0, 700);
  box.querySelector('[name=source]').focus();
}

/* A line that was not understood: its words selected, ready to be added. */
let amber = -1;
function select(mark) {
  if (!mark) return;
  amber = all('.text mark.amber').indexOf(mark);
  getSelection().selectAllChildren(mark);
  mark.scrollIntoView({ block: 'center' });
  say('Selected; a adds what it states');
}

const press = (value) => { if (at >= 0) settle(cards()[at], cards()[at].querySelector(`[value=${value}]`)); };
const KEYS = {
  n: next, j: () => take(at + 1), k: () => take(at - 1), a: addSelected, r: () => press('accept'), w: () => press('reject'),
  c: () => { const change = at >= 0 && cards()[at].querySelector('.change'); if (change) { change.open = true; change.querySelector('input').focus(); } },
  m: () => select(all('.text mark.amber')[(amber + 1) % all('.text mark.amber').length]),
  u: async () => {
    const told = await sending.then(() => send(one('.undo')));
    if (!told) return;
    const there = new URL(location.href);
    there.searchParams.set('said', told.said);
    location.replace(there);
  },
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
  const act = KEYS[event.key];
  if (!act || (!one('.cards') && event.key !== 'u')) return;
  event.preventDefault();
  act();
});

document.addEventListener('click', (event) => {
  const lost = event.target.closest('.text mark.amber');
  if (lost && getSelection().isCollapsed) select(lost);
  const mark = event.target.closest('mark.read[data-cards]');
  if (mark && getSelection().isCollapsed) take(cards().findIndex((card) => mark.dataset.cards.split(' ').includes(card.dataset.card)));
});
document.addEventListener('focusin', (event) => {
  const card = event.target.closest('.card');
  if (card && cards()[at] !== card) take(cards().indexOf(card), true);
});

/* Words that somebody came for and that no card rests on: selected where they stand first, whatever blanks are between. */
function seek(words) {
  const [walker, letters] = [document.createTreeWalker(one('.text'), NodeFilter.SHOW_TEXT), []];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) node.data.split('').forEach((letter, index) => { if (letter.trim()) letters.push([letter, node, index]); });
  const [bare, from] = [words.replace(/\s|\|/g, ''), letters.map(([letter]) => letter).join('')];
  const first = bare ? from.indexOf(bare) : -1;
  if (first < 0) return false;
  const [start, end] = [letters[first], letters[first + bare.length - 1]];
  getSelection().setBaseAndExtent(start[1], start[2], end[1], end[2] + 1);
  start[1].parentElement.scrollIntoView({ block: 'center' });
  return true;
}

if (one('.cards')) {
  const { start, words } = one('.cards').dataset;
  take(Number(start || Math.max(0, cards().findIndex(isOpen))), true);
  if (!start && words) seek(words);
}

/* Files: drop them, or a folder; they are sent together, the page says how far the reading is and what came of each. */
const drop = one('#drop');
const files = one('#files');

async function inside(entry) {
  if (entry.isFile) return [await new Promise((done, fail) => entry.file(done, fail))];
  const [found, reader] = [[], entry.createReader()];
  for (;;) { // a folder is told in portions
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (!some.length) return found;
    for (const each of some) found.push(...await inside(each));
  }
}

async function dropped(transfer) {
  const [entries, plain, all] = [[...transfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean), [...transfer.files], new DataTransfer()];
  const found = entries.length ? (await Promise.all(entries.map(inside))).flat() : plain;
  found.forEach((file) => all.items.add(file));
  if (!all.files.length) return;
  files.files = all.files;
  drop.requestSubmit();
}

if (drop) {
  one('#folder').addEventListener('change', (event) => { files.webkitdirectory = event.target.checked; });
  drop.addEventListener('submit', async (event) => {
    event.preventDefault();
    const place = one('#progress');
    place.textContent = `Reading ${files.files.length} ${files.files.length === 1 ? 'file' : 'files'}…`;
    const asking = setInterval(async () => { const told = await state(); if (told && told.doing) place.textContent = `${told.doing}…`; }, 700);
    const told = await send(drop, null, new FormData(drop));
    clearInterval(asking);
    place.textContent = '';
    if (told) location.href = `/papers?said=${encodeURIComponent(told.said)}`;
  });
  for (const kind of ['dragover', 'dragleave', 'drop']) {
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle('over', kind === 'dragover');
      if (kind === 'drop') dropped(event.dataTransfer);
    });
  }
}

/* Another window or a command changed something: told, never overwritten; the map is drawn anew. */
const state = () => fetch('/state').then((got) => got.json()).catch(() => null);
setInterval(async () => {
  const answer = await state();
  if (!answer || answer.stamp === stamp) return;
  const map = one('iframe.map');
  if (map) { stamp = answer.stamp; map.contentWindow.location.reload(); } else one('#changed').hidden = false;
}, 3000);

// The page as a peer of the form benchmark: which element answers an item, and
// where the total is read. The benchmark's items are region (h, u, t, l) and
// sign (a, e, i, d); a total here waits for all sixteen answers. This page has many
// times the elements of the others, so that a search through all of them would be
// counted as what an answer costs. Theirs are found by id, and here each is looked
// for once; what stands there before the program is replaced by what it draws.
const control = (item, option) => {
  const found = (window.__controls ??= new Map());
  const name = `${item}${option}`;
  if (!found.get(name)?.isConnected) {
    const region = { h: 'head', u: 'upperLimbs', t: 'trunk', l: 'lowerLimbs' }[item[0]];
    const part = { a: 'area', e: 'erythema', i: 'induration', d: 'desquamation' }[item[1]];
    found.set(name, document.querySelector(`[data-testid="pasi.${region}.${part}.${option}"]`));
  }
  return found.get(name);
};

// The form takes answers before the program is there. What an answer costs is only
// measured once all of the page is (WHOLE=1): else it would count the start as well.
const taken = () =>
  document.querySelector('[data-testid="pasi.head.area.3"]')?.getAttribute('aria-checked') === 'true' &&
  document.querySelector('[data-testid="pasi.head.erythema.2"]')?.getAttribute('aria-checked') === 'true';
const whole = () =>
  /Saved/.test(document.querySelector('[data-testid="visit.saving"]')?.textContent) &&
  document.querySelector('[data-testid="pasi.head.erythema.2"]')?.getAttribute('aria-checked') === 'true';

export default {
  name: 'dermscore',
  root: '../../dist',
  tasks: {
    pasi: {
      url: '/index.html#/pasi',
      find: control,
      onlyComplete: true,
      accepted: process.env.WHOLE ? whole : taken,
      total: () => {
        if (!window.__total?.isConnected) {
          window.__total = document.querySelector('[data-testid="pasi.total"]');
        }
        const text = window.__total?.textContent;
        return text && text !== '–' ? Number(text) : null;
      },
    },
  },
};

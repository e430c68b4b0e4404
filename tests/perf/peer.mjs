// The page as a peer of the form benchmark: which element answers an item, and
// where the total is read. The benchmark's items are region (h, u, t, l) and
// sign (a, e, i, d); a total here waits for all sixteen answers.
const control = (item, option) => {
  const region = { h: 'head', u: 'upperLimbs', t: 'trunk', l: 'lowerLimbs' }[item[0]];
  const part = { a: 'area', e: 'erythema', i: 'induration', d: 'desquamation' }[item[1]];
  return document.querySelector(`[data-testid="pasi.${region}.${part}.${option}"]`);
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
        const text = document.querySelector('[data-testid="pasi.total"]')?.textContent;
        return text && text !== '–' ? Number(text) : null;
      },
    },
  },
};

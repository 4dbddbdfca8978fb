// Jasmine looks three callers up for the name of a spec's file. WebKit drops callers of tail calls, so one more is put in.
for (const name of ['describe', 'xdescribe', 'fdescribe', 'it', 'xit', 'fit']) {
  const real = window[name];
  window[name] = (...args) => {
    const made = real(...args);
    return made;
  };
}

Object.assign(window, { polyfilled: true });

// The colours of the tenant's pages, light and dark: those of the demo.

export const palette = `
:root { color-scheme: light dark;
  --back: light-dark(#f6f4ee, #0e1514); --card: light-dark(#fffefb, #151f1d);
  --sunken: light-dark(#ebe8df, #1c2926); --text: light-dark(#17231f, #e8efeb);
  --quiet: light-dark(#55635e, #9db0a9); --line: light-dark(#dcd8cc, #28352f);
  --control: light-dark(#858d85, #6c7f78); --accent: light-dark(#14594a, #7fd8ba);
  --soft: light-dark(#dcebe3, #15342b); --on-accent: light-dark(#fff, #06211a);
  --warm: light-dark(#8a510c, #f0b566); --warm-soft: light-dark(#f8e9d2, #35270f);
  --bad: light-dark(#a3312a, #ff9f93); --bad-soft: light-dark(#f8e1dc, #3b1b17);
  --sans: -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace; }
* { box-sizing: border-box; }
:focus-visible { outline: 3px solid var(--warm); outline-offset: 2px; border-radius: 4px; }
`;

import type { Persona } from '@hub/platform';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const row = ({ ref, title, roles, organisation }: Persona): string =>
  `<li><button type="button" data-ref="${escape(ref)}">${escape(title)}</button> <span>${escape(roles.join(', '))}${organisation ? `, for ${escape(organisation)}` : ''}</span></li>`;

/** The page that offers the personas. Plain HTML with one script of its own; it loads nothing from elsewhere. */
export const welcomePage = (personas: readonly Persona[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Innovationshubben</title>
    <link rel="icon" href="data:," />
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
      h1 { font-size: 1.6rem; margin-bottom: .25rem } h2 { font-size: 1.15rem; margin-top: 2rem }
      ul.personas { list-style: none; padding: 0 } ul.personas li { margin: .5rem 0 }
      button { font: inherit; padding: .5rem 1rem; min-width: 15rem; text-align: left; border: 1px solid #0b5c5c; border-radius: .25rem; background: #fff; color: #0b5c5c; cursor: pointer }
      button:hover, button:focus-visible { background: #0b5c5c; color: #fff; outline: 3px solid #ffbf47 }
      textarea { width: 100%; font: .8rem/1.4 ui-monospace, monospace; box-sizing: border-box } .notice { border-left: 4px solid #8a5a00; padding: .25rem .75rem; background: #fff8e6 }
      span { color: #4a4a4a } a { color: #0b5c5c }
    </style>
  </head>
  <body>
    <main>
      <h1>Innovationshubben</h1>
      <p>One need followed from proposal to first customer. This installation holds the case DIACCESS unless it was started without it;
        what in it is made up to fill a gap in the sources is marked <em>synthetic</em> wherever it is shown.</p>
      <p><a href="/graphiql">GraphiQL</a> · <a href="/health">health</a></p>
      ${
        personas.length > 0
          ? `<h2>Try it as</h2>
      <p class="notice">For trying only. These are roles and not people, and anybody who reaches this page can be any of them. In production the
        hub takes its users from an identity provider and this page does not exist.</p>
      <ul class="personas">${personas.map(row).join('\n        ')}</ul>
      <div id="signed-in" role="status" aria-live="polite"></div>`
          : '<p>An identity provider is configured: bring its token in the header <code>authorization</code>.</p>'
      }
    </main>
    <script>
      for (const button of document.querySelectorAll('button[data-ref]'))
        button.addEventListener('click', async () => {
          const response = await fetch('/personas/' + encodeURIComponent(button.dataset.ref) + '/token', { method: 'POST' });
          const { token } = await response.json();
          sessionStorage.setItem('hub-token', token);
          const signedIn = document.getElementById('signed-in');
          signedIn.innerHTML = '<h2></h2><p><a href="/graphiql">Open GraphiQL with it</a>, or send it as <code>authorization: Bearer …</code>; it is good for twelve hours.</p><label>Token<textarea rows="5" readonly></textarea></label>';
          signedIn.querySelector('h2').textContent = 'Signed in as ' + button.textContent;
          signedIn.querySelector('textarea').value = token;
        });
    </script>
  </body>
</html>
`;

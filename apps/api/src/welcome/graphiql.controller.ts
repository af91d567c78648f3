import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import { ForEverybody } from '@hub/platform';
import type { FastifyReply } from 'fastify';

const require = createRequire(import.meta.url);

/** GraphiQL's files come from this installation and not from a server of others, so that it also works in a closed network. */
const assets: Readonly<Record<string, Readonly<{ from: string; file: string; type: string }>>> = {
  'react.js': { from: 'react', file: 'umd/react.production.min.js', type: 'text/javascript' },
  'react-dom.js': { from: 'react-dom', file: 'umd/react-dom.production.min.js', type: 'text/javascript' },
  'graphiql.js': { from: 'graphiql', file: 'graphiql.min.js', type: 'text/javascript' },
  'graphiql.css': { from: 'graphiql', file: 'graphiql.min.css', type: 'text/css' },
};

/** The packages export their description, and not these files of theirs. */
const pathOf = ({ from, file }: { from: string; file: string }): string => join(dirname(require.resolve(`${from}/package.json`)), file);

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>GraphiQL – Innovationshubben</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/graphiql/graphiql.css" />
    <style>html, body, #graphiql { height: 100%; margin: 0 }</style>
  </head>
  <body>
    <div id="graphiql">Loading…</div>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script>
      const token = sessionStorage.getItem('hub-token');
      const fetcher = GraphiQL.createFetcher({ url: '/graphql' });
      const query = ${JSON.stringify('# Sign in on / to ask for more than what is public.\n{\n  publishedChallenges {\n    key\n    title\n    need\n    status\n    synthetic\n    sources\n  }\n}\n')};
      ReactDOM.createRoot(document.getElementById('graphiql')).render(
        React.createElement(GraphiQL, {
          fetcher,
          defaultQuery: query,
          defaultHeaders: token ? JSON.stringify({ authorization: 'Bearer ' + token }, null, 2) : '',
          shouldPersistHeaders: false,
        }),
      );
    </script>
  </body>
</html>
`;

/** GraphiQL, outside production. It takes the token of the persona signed in on the first page. */
@Controller('graphiql')
export class GraphiqlController {
  @ForEverybody()
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return PAGE;
  }

  @ForEverybody()
  @Get(':asset')
  async asset(@Param('asset') name: string, @Res() reply: FastifyReply): Promise<void> {
    const asset = Object.hasOwn(assets, name) ? assets[name] : undefined;
    if (!asset) throw new NotFoundException();
    await reply.type(`${asset.type}; charset=utf-8`).send(await readFile(pathOf(asset)));
  }
}

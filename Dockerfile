# Innovationshubben in containers: the targets `api` and `worker` are the same files with another command.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
RUN npm ci

FROM dependencies AS build
COPY .swcrc ./
COPY tools/build.mjs tools/
COPY apps apps/
COPY libs libs/
RUN node tools/build.mjs --force

FROM ${NODE_IMAGE} AS production-dependencies
WORKDIR /hub
COPY package.json package-lock.json .npmrc ./
# The binaries of the embedded PostgreSQL are optional: in containers the database is one of its own.
RUN npm ci --omit=dev --omit=optional

FROM ${NODE_IMAGE} AS runtime
ENV HOST=0.0.0.0 \
    PORT=3000 \
    HUB_DATA_DIR=/var/lib/hub
WORKDIR /hub
RUN mkdir -p /var/lib/hub && chown node:node /var/lib/hub
COPY package.json LICENSE ./
COPY cases cases/
COPY schemas schemas/
COPY --from=production-dependencies /hub/node_modules node_modules/
COPY --from=build /hub/dist dist/
USER node
VOLUME /var/lib/hub

FROM runtime AS worker
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "dist/apps/worker/src/healthcheck.js"]
CMD ["node", "--enable-source-maps", "dist/apps/worker/src/main.js"]

FROM runtime AS api
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]

# docker build -t kubedrill . && docker run --read-only -v kubedrill-data:/data -p 3000:3000 kubedrill
FROM --platform=$BUILDPLATFORM node:26.10.0-slim AS tree
ARG TARGETARCH
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
COPY scripts/image scripts/image
COPY migrations migrations
COPY content content
COPY src src
# Tests run the same script: see tests/system/image.
RUN node scripts/image/build-tree.js /tree "$TARGETARCH"

FROM node:26.10.0-slim
ARG VERSION=development
LABEL org.opencontainers.image.title="Kubedrill" \
      org.opencontainers.image.description="A study bot that makes teams good at Kubernetes networking" \
      org.opencontainers.image.source="https://github.com/kubedrill/kubedrill" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.licenses="MIT"
# Two arenas: with more, the C library's allocator keeps some 70 MB that no one uses, and their number grows.
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=3000
WORKDIR /app
# /data is the one place that is written to; everything else may be mounted read-only. Package managers have no work here.
# The database's default, data/kubedrill.db, leads there. As a variable, it would rule out KUBEDRILL_DATABASE_FILE.
RUN mkdir -m 700 /data && chown 1000:1000 /data && ln -s /data data \
  && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /opt/yarn* /usr/local/bin/yarn*
COPY --from=tree /tree ./
VOLUME /data
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/cli.ts", "start"]

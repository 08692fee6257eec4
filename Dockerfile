# docker build --tag hotpix . && docker run --rm --volume "$PWD:/photos" hotpix scan . --html report.html
FROM node:22-bookworm-slim AS build
WORKDIR /hotpix
COPY . .
RUN npm ci --no-audit --no-fund && npm run --silent build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-bookworm-slim
COPY --from=build /hotpix /hotpix
USER node
WORKDIR /photos
ENTRYPOINT ["node", "/hotpix/packages/cli/bin/hotpix.js"]
CMD ["--help"]

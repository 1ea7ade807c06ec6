/** An image that many files begin with. */
export interface CommonImageFact {
  /** As FROM names it, without tag. */
  readonly name: string;
  /** One sentence without a final period. */
  readonly summary: string;
  /** Users it brings along beside root, for programs. */
  readonly users: readonly ImageUser[];
  /** Ports that its program listens on. */
  readonly ports: readonly number[];
  /** Folders that files are copied to. */
  readonly folders: readonly string[];
}

export interface ImageUser {
  readonly name: string;
  /** Its number, where all variants of the image have the same. */
  readonly id: string | undefined;
}

/** A user's number stands behind a colon. */
interface More extends Partial<Omit<CommonImageFact, 'users'>> {
  readonly users?: readonly string[];
}

type Draft = readonly [name: string, summary: string, more?: More];

const WEB_ROOT = ['/var/www/html'];
const INIT = ['/docker-entrypoint-initdb.d'];

/**
 * By how much they are used. The names of users, ports and folders have stood for years.
 *
 * @see https://github.com/docker-library/official-images
 */
export const commonImages: readonly CommonImageFact[] = (
  [
    ['alpine', 'Alpine Linux: musl and BusyBox, a few megabytes'],
    ['ubuntu', 'Ubuntu', { users: ['ubuntu', 'www-data'] }],
    ['debian', 'Debian', { users: ['www-data'] }],
    ['node', 'Node.js with npm', { users: ['node:1000'], folders: ['/usr/src/app', '/home/node'] }],
    ['python', 'Python with pip', { folders: ['/usr/src/app'] }],
    [
      'nginx',
      'nginx, a web server and proxy',
      {
        users: ['nginx'],
        ports: [80],
        folders: ['/usr/share/nginx/html', '/etc/nginx/conf.d', '/etc/nginx/templates'],
      },
    ],
    ['golang', 'The Go toolchain', { folders: ['/usr/src/app', '/go/src'] }],
    ['postgres', 'PostgreSQL', { users: ['postgres'], ports: [5432], folders: INIT }],
    ['redis', 'Redis', { users: ['redis'], ports: [6379], folders: ['/usr/local/etc/redis'] }],
    ['eclipse-temurin', 'Java: OpenJDK builds of Eclipse Adoptium', { folders: ['/opt/app'] }],
    ['php', 'PHP', { users: ['www-data'], ports: [80, 9000], folders: WEB_ROOT }],
    ['rust', 'The Rust toolchain', { folders: ['/usr/src'] }],
    ['ruby', 'Ruby with Bundler', { folders: ['/usr/src/app'] }],
    ['mysql', 'MySQL', { users: ['mysql'], ports: [3306], folders: INIT }],
    ['mariadb', 'MariaDB', { users: ['mysql'], ports: [3306], folders: INIT }],
    [
      'httpd',
      'Apache HTTP Server',
      { users: ['www-data'], ports: [80], folders: ['/usr/local/apache2/htdocs'] },
    ],
    ['busybox', 'BusyBox: a shell and tools in a megabyte'],
    ['mongo', 'MongoDB', { users: ['mongodb'], ports: [27017], folders: INIT }],
    ['maven', 'Maven with a JDK', { folders: ['/usr/src/app'] }],
    ['gradle', 'Gradle with a JDK', { users: ['gradle:1000'], folders: ['/home/gradle'] }],
    ['mcr.microsoft.com/dotnet/sdk', 'The .NET SDK', { users: ['app:1654'], folders: ['/src'] }],
    [
      'mcr.microsoft.com/dotnet/aspnet',
      'What ASP.NET Core programs run on',
      { users: ['app:1654', '$APP_UID'], ports: [8080], folders: ['/app'] },
    ],
    [
      'mcr.microsoft.com/dotnet/runtime',
      'What .NET programs run on',
      { users: ['app:1654', '$APP_UID'], folders: ['/app'] },
    ],
    [
      'gcr.io/distroless/static-debian12',
      'No shell: certificates and time zones, for static programs',
      { users: ['nonroot:65532'] },
    ],
    [
      'gcr.io/distroless/base-debian12',
      'No shell: glibc and OpenSSL',
      { users: ['nonroot:65532'] },
    ],
    [
      'gcr.io/distroless/cc-debian12',
      'No shell: glibc and libgcc, for Rust and C++',
      { users: ['nonroot:65532'] },
    ],
    ['gcr.io/distroless/java21-debian12', 'No shell: Java 21', { users: ['nonroot:65532'] }],
    ['gcr.io/distroless/nodejs22-debian12', 'No shell: Node.js 22', { users: ['nonroot:65532'] }],
    ['gcr.io/distroless/python3-debian12', 'No shell: Python 3', { users: ['nonroot:65532'] }],
    ['oven/bun', 'Bun, a JavaScript runtime', { users: ['bun:1000'], folders: ['/usr/src/app'] }],
    ['denoland/deno', 'Deno, a JavaScript runtime', { users: ['deno'], folders: ['/app'] }],
    ['ghcr.io/astral-sh/uv', 'uv, a package manager for Python', { folders: ['/app'] }],
    [
      'nginxinc/nginx-unprivileged',
      'nginx that runs without root',
      { users: ['nginx'], ports: [8080], folders: ['/usr/share/nginx/html', '/etc/nginx/conf.d'] },
    ],
    [
      'caddy',
      'Caddy, a web server that gets its own certificates',
      { ports: [80, 443], folders: ['/usr/share/caddy', '/etc/caddy', '/srv'] },
    ],
    ['traefik', 'Traefik, a proxy', { ports: [80], folders: ['/etc/traefik'] }],
    [
      'haproxy',
      'HAProxy, a load balancer',
      { users: ['haproxy'], folders: ['/usr/local/etc/haproxy'] },
    ],
    ['tomcat', 'Apache Tomcat', { ports: [8080], folders: ['/usr/local/tomcat/webapps'] }],
    [
      'jetty',
      'Eclipse Jetty',
      { users: ['jetty'], ports: [8080], folders: ['/var/lib/jetty/webapps'] },
    ],
    ['amazoncorretto', 'Java: OpenJDK builds of Amazon'],
    ['composer', 'Composer for PHP', { folders: ['/app'] }],
    ['wordpress', 'WordPress', { users: ['www-data'], ports: [80], folders: WEB_ROOT }],
    ['docker', 'The docker command and dind'],
    ['memcached', 'memcached', { users: ['memcache'], ports: [11211] }],
    [
      'rabbitmq',
      'RabbitMQ',
      { users: ['rabbitmq'], ports: [5672, 15672], folders: ['/etc/rabbitmq'] },
    ],
    [
      'elasticsearch',
      'Elasticsearch',
      {
        users: ['elasticsearch:1000'],
        ports: [9200],
        folders: ['/usr/share/elasticsearch/config'],
      },
    ],
    ['fedora', 'Fedora Linux'],
    ['rockylinux', 'Rocky Linux'],
    ['almalinux', 'AlmaLinux'],
    ['amazonlinux', 'Amazon Linux'],
    ['archlinux', 'Arch Linux'],
    ['registry.access.redhat.com/ubi9/ubi', 'Red Hat Universal Base Image 9'],
    ['registry.access.redhat.com/ubi9/ubi-minimal', 'The same with microdnf and little else'],
    ['buildpack-deps', 'Debian with what most builds need'],
    ['gcc', 'The GNU compilers'],
    ['bash', 'Bash on Alpine'],
    ['perl', 'Perl'],
    ['elixir', 'Elixir'],
    ['erlang', 'Erlang'],
    ['swift', 'Swift'],
    ['dart', 'Dart'],
    ['haskell', 'The Glasgow Haskell Compiler'],
    ['julia', 'Julia'],
    ['r-base', 'R'],
    ['drupal', 'Drupal', { users: ['www-data'], ports: [80], folders: WEB_ROOT }],
    ['nextcloud', 'Nextcloud', { users: ['www-data'], ports: [80], folders: WEB_ROOT }],
    ['ghost', 'Ghost', { users: ['node'], ports: [2368], folders: ['/var/lib/ghost'] }],
    ['neo4j', 'Neo4j', { users: ['neo4j'], ports: [7474, 7687] }],
    ['influxdb', 'InfluxDB', { users: ['influxdb'], ports: [8086] }],
    ['cassandra', 'Apache Cassandra', { users: ['cassandra'], ports: [9042] }],
    ['solr', 'Apache Solr', { users: ['solr'], ports: [8983] }],
    ['zookeeper', 'Apache ZooKeeper', { users: ['zookeeper'], ports: [2181] }],
    ['couchdb', 'Apache CouchDB', { users: ['couchdb'], ports: [5984] }],
    ['sonarqube', 'SonarQube', { users: ['sonarqube'], ports: [9000] }],
    ['registry', 'The registry of the distribution project', { ports: [5000] }],
    ['mcr.microsoft.com/windows/servercore', 'Windows Server Core'],
    ['mcr.microsoft.com/windows/nanoserver', 'Windows Nano Server'],
    ['hello-world', 'Says that Docker works'],
  ] satisfies readonly Draft[] as readonly Draft[]
).map(([name, summary, { users = [], ports = [], folders = [] } = {}]) => ({
  ...{ name, summary, ports, folders },
  users: users.map((user) => {
    const [account = '', id] = user.split(':');
    return { name: account, id };
  }),
}));

const byName: ReadonlyMap<string, CommonImageFact> = new Map(
  commonImages.map((image) => [image.name, image]),
);

/**
 * What is known of the image called `name`, without tag, as FROM may write it; `undefined` for any
 * other image.
 */
export function commonImageFact(name: string): CommonImageFact | undefined {
  return byName.get(name.replace(/^(?:(?:index\.)?docker\.io\/)?library\/|^docker\.io\//, ''));
}

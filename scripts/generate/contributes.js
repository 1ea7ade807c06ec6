/**
 * The manifest's generated parts, from the definitions of commands, views and settings.
 * @see https://code.visualstudio.com/api/references/contribution-points
 */
import { CATEGORIES } from '../../server/lint/configuration/categories.ts';
import { LABEL_TYPES } from '../../server/lint/configuration/labelTypes.ts';

const CONTAINER = 'longshore';
const TRUSTED = 'isWorkspaceTrusted';
const OWN_FILES = ['longshore.yaml', 'longshore.yml'];
/** With one of them open, the server has something to say. */
const CONFIG_FILES = [...OWN_FILES, '.hadolint.yaml', '.hadolint.yml'];

/** @returns {object} The top-level fields of package.json that are ours to write. */
export function contributes({ commands, views, settings, rules }) {
  const described = settings.some((setting) => setting.restricted);
  return {
    icon: 'client/media/longshore.png',
    activationEvents: [
      'onLanguage:dockerfile',
      ...CONFIG_FILES.map((name) => `workspaceContains:${name}`),
      // A page that was open when the window was closed.
      'onWebviewPanel:longshore.stageGraph',
    ],
    capabilities: {
      untrustedWorkspaces: {
        supported: 'limited',
        description:
          'Dockerfiles are checked and the Docker Engine can be looked at; nothing is started, stopped or removed.',
        ...(described && {
          restrictedConfigurations: settings.filter((one) => one.restricted).map((one) => one.id),
        }),
      },
      virtualWorkspaces: {
        supported: 'limited',
        description: 'Dockerfiles are checked; what they copy is not looked at.',
      },
    },
    contributes: {
      commands: commands.map(commandEntry),
      menus: {
        commandPalette: commands
          .filter((one) => one.hidden || one.editor)
          .map(({ id, editor }) => ({ command: id, when: editor ? inEditor(editor) : 'false' })),
        'editor/title': commands
          .filter((one) => one.editor)
          .map(({ id, editor }) => ({
            command: id,
            group: editor.group,
            when: `resourceLangId == ${editor.language}`,
          })),
        'view/title': commands.filter((one) => one.viewTitle).map(titleEntry),
        'view/item/context': commands.filter((one) => one.on).flatMap(itemEntries),
      },
      keybindings: commands.filter((one) => one.key).map(keyEntry),
      viewsContainers: {
        activitybar: [{ id: CONTAINER, title: 'Longshore', icon: 'client/media/longshore.svg' }],
      },
      views: {
        [CONTAINER]: views.map(({ id, name, icon }) => ({
          id,
          name,
          icon: `$(${icon})`,
          contextualTitle: 'Longshore',
        })),
      },
      viewsWelcome: views.flatMap(({ id, welcome }) =>
        welcome.map(({ when, contents }) => ({ view: id, contents, when })),
      ),
      configuration: { title: 'Longshore', properties: properties(settings, rules) },
      // For users of the YAML extension; without it, the language server completes and checks.
      yamlValidation: [{ fileMatch: OWN_FILES, url: './schemas/longshore.schema.json' }],
      languages: [
        {
          id: 'dockerfile',
          aliases: ['Dockerfile', 'Containerfile'],
          filenames: ['Dockerfile', 'Containerfile', 'dockerfile', 'containerfile'],
          filenamePatterns: ['Dockerfile.*', 'Containerfile.*', 'dockerfile.*'],
          extensions: ['.dockerfile', '.Dockerfile', '.containerfile', '.Containerfile'],
          configuration: './syntaxes/dockerfile.language-configuration.json',
        },
        // `Dockerfile.dockerignore` is no Dockerfile; the longest pattern wins.
        { id: 'ignore', extensions: ['.dockerignore'], filenamePatterns: ['*file.dockerignore'] },
      ],
    },
  };
}

function inEditor({ language }) {
  return `editorLangId == ${language}`;
}

function commandEntry({ id, title, icon, steers }) {
  return {
    command: id,
    title,
    category: 'Longshore',
    ...(icon && { icon: `$(${icon})` }),
    ...(steers && { enablement: TRUSTED }),
  };
}

function titleEntry({ id, viewTitle }) {
  return {
    command: id,
    group: viewTitle.group,
    when: all(`view == ${viewTitle.view}`, viewTitle.when),
  };
}

function itemEntries(command) {
  const { id, on, when, steers, inline, menu } = command;
  const condition = all(
    'view =~ /^longshore\\./',
    `viewItem =~ /\\.${on}\\./`,
    when && `viewItem =~ /\\.${when}\\./`,
    steers && TRUSTED,
  );
  return [
    ...(inline === undefined ? [] : [{ command: id, group: `inline@${inline}`, when: condition }]),
    ...(menu === undefined ? [] : [{ command: id, group: menu, when: condition }]),
  ];
}

function keyEntry({ id, key, steers }) {
  return {
    command: id,
    key: key.key,
    ...(key.mac && { mac: key.mac }),
    // The editor passes no row for a key; this tells it from a call out of the palette.
    args: 'selection',
    when: all(`focusedView == ${key.view}`, 'listFocus', '!inputFocus', steers && TRUSTED),
  };
}

function properties(settings, rules) {
  return Object.fromEntries(
    settings.map((setting, order) => [
      setting.id,
      {
        type: setting.type,
        default: setting.default,
        ...(setting.enum && {
          enum: setting.enum.map(([value]) => value),
          enumDescriptions: setting.enum.map(([, description]) => description),
        }),
        ...(setting.holds && HOLDS[setting.holds](rules)),
        markdownDescription: setting.description,
        scope: setting.scope,
        order,
      },
    ]),
  );
}

const HOLDS = {
  rules: ruleKeys,
  labels: () => ({ additionalProperties: { enum: LABEL_TYPES } }),
  texts: () => ({ items: { type: 'string' } }),
};

/** Each rule and each category as a key of its own, so that the editor completes and explains it. */
function ruleKeys(rules) {
  const severity = { enum: ['error', 'warning', 'info', 'hint', 'off'] };
  return {
    properties: Object.fromEntries([
      ...rules.map((rule) => [
        rule.code,
        { ...severity, default: rule.severity, description: `${rule.name}: ${rule.summary}` },
      ]),
      ...CATEGORIES.map((category) => [
        category,
        { ...severity, description: `All rules of the category ${category} that are on` },
      ]),
    ]),
    // Other tools' names for a rule.
    additionalProperties: severity,
  };
}

function all(...conditions) {
  return conditions.filter(Boolean).join(' && ');
}

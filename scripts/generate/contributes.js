/**
 * The manifest's generated parts, from the definitions of commands, views and settings.
 * @see https://code.visualstudio.com/api/references/contribution-points
 */
import { CATEGORIES } from '../../server/lint/configuration/categories.ts';
import { LABEL_TYPES } from '../../server/lint/configuration/labelTypes.ts';
import { LANGUAGES } from '../../syntaxes/source/languages.js';

/**
 * What the grammar calls what the language server calls otherwise: colours stay as they are when
 * the server's answer comes, in every theme that says nothing about semantic tokens.
 */
const TOKEN_SCOPES = {
  keyword: ['keyword.other.special-method.dockerfile'],
  namespace: ['entity.name.namespace.registry.dockerfile'],
  type: ['entity.name.type.image.dockerfile'],
  class: ['entity.name.type.class.stage.dockerfile'],
  enumMember: ['variable.other.enummember.dockerfile'],
  parameter: ['variable.parameter.flag.dockerfile'],
  property: ['variable.other.property.dockerfile'],
  macro: ['entity.name.function.preprocessor.dockerfile'],
  label: ['constant.other.label.heredoc.dockerfile'],
};

const CONTAINER = 'longshore';
/** Pages that are shown again. */
const PAGES = ['logs', 'stageGraph'];
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
      ...PAGES.map((name) => `onWebviewPanel:longshore.${name}`),
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
          .filter((one) => one.hidden || one.needs || one.editor)
          .map(paletteEntry),
        'editor/title': commands
          .filter((one) => one.editor)
          .map(({ id, editor }) => ({
            command: id,
            group: editor.group,
            when: editor.ending
              ? `resourceExtname == ${editor.ending}`
              : `resourceLangId == ${editor.language}`,
          })),
        'view/title': commands.filter((one) => one.viewTitle).map(titleEntry),
        'view/item/context': commands.filter((one) => one.on).flatMap(itemEntries),
      },
      keybindings: commands.filter((one) => one.key).map(keyEntry),
      viewsContainers: {
        activitybar: [{ id: CONTAINER, title: 'Longshore', icon: 'client/media/longshore.svg' }],
      },
      views: {
        [CONTAINER]: views.map(({ id, name, icon, collapsed }) => ({
          id,
          name,
          icon: `$(${icon})`,
          contextualTitle: 'Longshore',
          ...(collapsed && { visibility: 'collapsed' }),
        })),
      },
      viewsWelcome: views.flatMap(({ id, welcome }) =>
        welcome.map(({ when, contents }) => ({ view: id, contents, when })),
      ),
      configuration: { title: 'Longshore', properties: properties(settings, rules) },
      // Paths, images and values are coloured as strings, in which the editor proposes nothing
      // unless told; words that happen to stand in the file are no proposals for a shell.
      configurationDefaults: {
        '[dockerfile]': {
          'editor.quickSuggestions': { other: 'on', comments: 'off', strings: 'on' },
          'editor.wordBasedSuggestions': 'off',
        },
      },
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
        // Not the editor's `ignore`: patterns of Docker are no patterns of Git.
        {
          id: 'dockerignore',
          aliases: ['Docker Ignore'],
          extensions: ['.dockerignore'],
          // `Dockerfile.dockerignore` is no Dockerfile; the longest pattern wins.
          filenamePatterns: ['*file.dockerignore'],
          configuration: './syntaxes/dockerignore.language-configuration.json',
        },
      ],
      // The editor has a grammar of this name and takes the one that comes last: ours.
      grammars: [
        {
          language: 'dockerfile',
          scopeName: 'source.dockerfile',
          path: './syntaxes/dockerfile.tmLanguage.json',
          embeddedLanguages: Object.fromEntries(
            LANGUAGES.filter(({ id }) => id !== 'dockerfile').map(({ id, name }) => [name, id]),
          ),
        },
        {
          language: 'dockerignore',
          scopeName: 'source.dockerignore',
          path: './syntaxes/dockerignore.tmLanguage.json',
        },
      ],
      semanticTokenScopes: [{ language: 'dockerfile', scopes: TOKEN_SCOPES }],
    },
  };
}

function inEditor({ language, ending }) {
  return ending ? `resourceExtname == ${ending}` : `editorLangId == ${language}`;
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

function paletteEntry({ id, hidden, needs, editor, steers }) {
  const condition = all(editor && inEditor(editor), needs, steers && TRUSTED);
  return { command: id, when: hidden ? 'false' : condition };
}

function titleEntry({ id, viewTitle, needs, steers }) {
  return {
    command: id,
    group: viewTitle.group,
    when: all(`view == ${viewTitle.view}`, viewTitle.when, needs, steers && TRUSTED),
  };
}

function itemEntries(command) {
  const { id, on, when, steers, inline, menu, alone, needs } = command;
  const condition = all(
    'view =~ /^longshore\\./',
    `viewItem =~ /\\.${on}\\./`,
    when && `viewItem =~ /\\.${when}\\./`,
    alone && '!listMultiSelection',
    needs,
    steers && TRUSTED,
  );
  return [
    ...(inline === undefined ? [] : [{ command: id, group: `inline@${inline}`, when: condition }]),
    ...(menu === undefined ? [] : [{ command: id, group: menu, when: condition }]),
  ];
}

function keyEntry({ id, key, steers, needs }) {
  return {
    command: id,
    key: key.key,
    ...(key.mac && { mac: key.mac }),
    // The editor passes no row for a key; this tells it from a call out of the palette.
    args: 'selection',
    when: all(`focusedView == ${key.view}`, 'listFocus', '!inputFocus', needs, steers && TRUSTED),
  };
}

function properties(settings, rules) {
  return Object.fromEntries(
    settings.map((setting, order) => [
      setting.id,
      {
        type: setting.type,
        default: setting.default,
        ...(setting.type === 'integer' && { minimum: 0 }),
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

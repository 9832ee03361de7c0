/** From dark to light. */
export const palettes = {
  night: ['#0b1b3f', '#1b4b8f', '#3f86b8', '#8fc1c9', '#f0d264', '#fff3b8'],
  sea: ['#0d2b45', '#205072', '#2c7da0', '#61a5c2', '#a9d6e5', '#f5f1e3'],
  sunset: ['#2b1441', '#6a1e55', '#c43c5e', '#f2784b', '#f9c15c', '#fff2c9'],
  mediterranean: ['#12355b', '#1f78a4', '#3fa796', '#e0b252', '#d9603b', '#f4e9d0'],
  earth: ['#2a1d14', '#5c3a21', '#8c5a2b', '#b98b4a', '#d9c08a', '#f3e9d2'],
  meadow: ['#16302b', '#2f5d3a', '#5f8f3e', '#a3b845', '#e6d25a', '#f7f1c8'],
  ink: ['#16161a', '#3b3b42', '#6e6e75', '#a5a4a3', '#d5d2cb', '#f6f2e8'],
} as const satisfies Record<string, readonly string[]>

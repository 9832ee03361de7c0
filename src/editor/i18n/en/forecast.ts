export const forecast = {
  forecast: {
    about: 'About {{time}}, {{bytes}}',
    aboutNoTime: 'About {{bytes}}, time not known yet',
    blocked_one: '{{count}} node cannot run: see the problems',
    blocked_other: '{{count}} nodes cannot run: see the problems',
    atLeast: 'At least {{time}}, {{bytes}}; the rest is known after the first run',
    atLeastNoTime: 'At least {{bytes}}; the rest is known after the first run',
    unknown: 'Time and memory are not known before the first run',
    tooMuch:
      'Needs about {{bytes}}, and {{backend}} can hold {{limit}}. Choose a smaller size, or shallower layers.',
    tooLarge:
      'One step makes a tensor of about {{bytes}}, and {{backend}} takes at most {{limit}}. Choose a smaller size, or shallower layers.',
  },
} as const

// The README of each package but the main one, whose README is the project's.

import { packageName, platforms } from './platforms.mjs';

const untested = `
**Untested**: this package is built by the same recipe as that for linux-x64, but nobody has run it
yet. Please report how it goes.
`;

const status = (platform) => (platforms[platform].tested ? '' : untested);

export function platformReadme(platform) {
  const { title, devices } = platforms[platform];
  const plugins = devices
    .map(
      (device) => `- ${device.toUpperCase()}: \`npm install ${packageName(platform, device)}\`\n`,
    )
    .join('');
  return `# ${packageName(platform)}

The native addon of openvino-serve for ${title}, with the OpenVINO libraries that it loads. Install
\`openvino-serve\`: it depends on this package and chooses it by itself.
${status(platform)}${plugins && `\nThe plugins of other devices than the CPU are packages of their own:\n\n${plugins}`}`;
}

export function pluginReadme(platform, device) {
  const name = device.toUpperCase();
  return `# ${packageName(platform, device)}

OpenVINO's ${name} plugin for openvino-serve on ${platforms[platform].title}. Install it beside
\`openvino-serve\`, with the same version, then serve with \`--device ${name}\`:

\`\`\`sh
npm install openvino-serve ${packageName(platform, device)}
npx openvino-serve serve --device ${name}
\`\`\`

The machine needs Intel's driver for its ${name}.
${status(platform)}`;
}

/** The floor: lines of JSON over a unix socket, parsed and written again, and nothing else. */
import { createServer } from 'node:net';
import { user } from './post.mjs';

const server = createServer((socket) => {
  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    let answers = '';
    for (const line of lines) {
      const { id, post } = JSON.parse(line);
      const answer = post === undefined ? user : { ...post, message: `${post.message} (seen)` };
      answers += `${JSON.stringify({ id, answer })}\n`;
    }
    if (answers !== '') socket.write(answers);
  });
  socket.on('close', () => process.exit(0));
});
server.listen(process.argv[2], () => process.stdout.write('ready\n'));

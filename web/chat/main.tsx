import { render } from 'preact';
import { App } from './app.tsx';
import './chat.css';
import { type ChatPageData, PAGE_DATA_ID } from './page-data.ts';

const root = document.getElementById('chat');
const data = document.getElementById(PAGE_DATA_ID)?.textContent;
if (root && data) {
  // The shell's skeleton goes in the same moment as the page comes.
  root.textContent = '';
  const page: ChatPageData = JSON.parse(data);
  render(<App page={page} />, root);
}

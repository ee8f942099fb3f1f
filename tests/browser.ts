export { launch, type Server, serve } from '../bin/browser.ts';

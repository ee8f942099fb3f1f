/** What every page gains from a script. Each part works alone; without any of them the page reads the same. */
import { followReading } from './contents.ts';
import { offerCopies } from './copy.ts';
import { lightMap } from './framework-map.ts';
import { showPreviews } from './preview.ts';
import { skipStillRegions } from './regions.ts';
import { saveForOffline } from './saving.ts';
import { offerSearch } from './search.ts';
import { bringStyles } from './styles.ts';

bringStyles();
offerSearch();
followReading();
offerCopies();
showPreviews();
lightMap();
skipStillRegions();
saveForOffline();

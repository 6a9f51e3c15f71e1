// The web components of the design system that the pages use; each registers itself. Add one only with its first use.

import "@digdir/designsystemet-web/ds-error-summary";
import "@digdir/designsystemet-web/ds-field";

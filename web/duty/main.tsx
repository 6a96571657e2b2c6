/** The page is the server's; only its style is bundled. */
import './duty.css';

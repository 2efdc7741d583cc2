"""The portal: what anybody may see of the items handed out, without signing in; there only where LUOSHI_PORTAL says so."""

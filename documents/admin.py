"""No screens: whose files they are decides who sees them, and the administrator is not among those."""

# Whoever asks does not say under which path we stand: by default that is believed of a proxy on this machine.
forwarder_headers = ""

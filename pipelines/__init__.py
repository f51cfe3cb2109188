"""Turn what pages say into typed observations and one agreed draw each; holds the commands."""

// Each class starts the whole product and Chromium; side by side they would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

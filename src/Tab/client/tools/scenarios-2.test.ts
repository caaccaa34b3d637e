import { quarter } from "./model/shard";

quarter(1);

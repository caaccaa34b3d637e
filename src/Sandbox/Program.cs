namespace Jaring.Sandbox; internal static class Program { private static void Main() { } }

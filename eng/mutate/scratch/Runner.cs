using System.Reflection;
using System.Runtime.Loader;
using Xunit;
using Xunit.Sdk;

// Runs tests, named "Class", "Class.Method" or "*", up to the first that fails, and prints its name. The libraries under test come from the first
// folder of LIBRARIES that has them: a changed one stands before its honest neighbours, and none of their bytes is copied.
var folders = Environment.GetEnvironmentVariable("LIBRARIES")!.Split(Path.PathSeparator);
AssemblyLoadContext.Default.Resolving += (context, name) =>
    folders.Select(folder => Path.Combine(folder, $"{name.Name}.dll")).FirstOrDefault(File.Exists) is { } path ? context.LoadFromAssemblyPath(path) : null;

var tests = Assembly.GetExecutingAssembly().GetTypes().SelectMany(t => t.GetMethods()).Where(m => m.IsDefined(typeof(FactAttribute))).ToList();
foreach (var wanted in args)
{
    var found = tests.Where(m => wanted == "*" || wanted == m.DeclaringType!.Name || wanted == Name(m)).ToList();
    if (found.Count == 0)
    {
        Console.WriteLine($"there is no test {wanted}");
        return 2;
    }

    foreach (var method in found)
    {
        if (await FailureAsync(method) is { } failure)
        {
            Console.WriteLine($"{Name(method)}: {failure.GetType().Name} {failure.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }
}

return 0;

static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

static async Task<Exception?> FailureAsync(MethodInfo method)
{
    try
    {
        object?[][] rows = method.IsDefined(typeof(TheoryAttribute)) ? [.. method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method)!)] : [[]];
        foreach (var row in rows)
        {
            var test = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
            await (method.Invoke(test, row) as Task ?? Task.CompletedTask);
            (test as IDisposable)?.Dispose();
        }

        return null;
    }
    catch (Exception fault)
    {
        return fault is TargetInvocationException { InnerException: { } inner } ? inner : fault;
    }
}

using System.Diagnostics;
using System.Reflection;

namespace Jaring.Storage;

/// <summary>
/// Every place where the process may die between two effects that must agree: two statements, a commit and its answer, a row and a file, a call to
/// Microsoft and the note that it was made. Production code passes them by; when nobody listens that is one comparison. tests/Crash listens and
/// kills the host at each of them (docs/reliability.md says what is found afterwards). The list is closed: a mark outside it does not compile.
/// A file beside this one holds the places of one part of the office's work.
/// </summary>
public sealed partial class WritePoint
{
    /// <summary>Name of the diagnostic listener.</summary>
    public const string ListenerName = "Jaring.WritePoints";

    private static readonly DiagnosticListener Listener = new(ListenerName);

    private WritePoint(string name) => Name = name;

    /// <summary>All of them: what this type has of itself, so that none can be forgotten.</summary>
    public static IReadOnlyList<WritePoint> All =>
        [.. typeof(WritePoint).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(p => p.PropertyType == typeof(WritePoint)).Select(p => (WritePoint)p.GetValue(null)!)];

    /// <summary>The event's name: what was being written, and how far it had come.</summary>
    public string Name { get; }

    /// <summary>Says that the process is here.</summary>
    public void Pass()
    {
        if (Listener.IsEnabled(Name))
        {
            Listener.Write(Name, null);
        }
    }
}

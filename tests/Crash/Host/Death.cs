using System.Diagnostics;
using System.Runtime.InteropServices;
using Jaring.Storage;

namespace Jaring.Crash.Host;

/// <summary>Listens to the write points and sends this process SIGKILL at the chosen one: nothing is flushed, closed or caught.</summary>
internal sealed class Death : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const int Kill = 9;
    private static volatile string? point;
    private static int left;

    public static IDisposable Listen() => DiagnosticListener.AllListeners.Subscribe(new Death());

    /// <summary>Dies when this point is reached for the n-th time from now.</summary>
    public static void At(string name, int n)
    {
        point = null;
        Interlocked.Exchange(ref left, n);
        point = name;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == WritePoint.ListenerName)
        {
            value.Subscribe(this, name => name == point);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == point && Interlocked.Decrement(ref left) == 0)
        {
            Console.WriteLine($"> dies {value.Key}");
            Console.Out.Flush();
            _ = Send(Environment.ProcessId, Kill);
            Thread.Sleep(Timeout.Infinite);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}

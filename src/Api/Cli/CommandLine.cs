using System.CommandLine;

namespace Expect.Api.Cli;

/// <summary>The command line of the service.</summary>
public static class CommandLine
{
    /// <summary>Runs what the arguments say.</summary>
    /// <param name="arguments">The arguments of the process.</param>
    /// <param name="commands">The commands; the first one is run when none is named.</param>
    /// <returns>The exit code: 0 when all went well.</returns>
    public static Task<int> RunAsync(string[] arguments, params IReadOnlyList<Command> commands)
    {
        var root = new RootCommand("Expect: the GraphQL API of EXPE-CT.") { Action = commands[0].Action };
        foreach (var command in commands)
        {
            root.Add(command);
        }

        // What a command throws is for Program to explain: the library would print a stack trace.
        return root.Parse(arguments).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}

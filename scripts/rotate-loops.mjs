// Has loops of WebAssembly test at their end. Of these alone V8 keeps out what does not change in them: of others it makes each constant vector
// anew, by three instructions, for each turn.
import binaryen from 'assemblyscript/binaryen';

const { BlockId, BreakId, IfId, LoopId } = binaryen;

/**
 * The same module, in which `loop { if (c) { …; continue } }` is `if (c) loop { …; continue if (c) }`. Loops of another form stay as they are.
 * @param {Uint8Array} binary
 * @returns {Uint8Array}
 */
export function rotateLoops(binary) {
  const module = binaryen.readBinary(binary);
  module.setFeatures(binaryen.Features.All);
  try {
    for (let i = 0; i < module.getNumFunctions(); i++) {
      const rotated = module.getFunctionByIndex(i);
      const { body } = binaryen.getFunctionInfo(rotated);
      if (body !== 0) binaryen.Function.setBody(rotated, inside(module, body));
    }
    if (!module.validate()) throw new Error('Expected rotated loops to be valid, got those that are not.');
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

/** An expression with the loops in it rotated. */
function inside(module, expression) {
  const info = binaryen.getExpressionInfo(expression);
  if (info.id === BlockId) {
    info.children.forEach((child, i) => binaryen.Block.setChildAt(expression, i, inside(module, child)));
  } else if (info.id === IfId) {
    binaryen.If.setIfTrue(expression, inside(module, info.ifTrue));
    if (info.ifFalse !== 0) binaryen.If.setIfFalse(expression, inside(module, info.ifFalse));
  } else if (info.id === LoopId) {
    binaryen.Loop.setBody(expression, inside(module, info.body));
    return rotate(module, expression);
  }
  return expression;
}

function rotate(module, loop) {
  const { name, body } = binaryen.getExpressionInfo(loop);
  const test = binaryen.getExpressionInfo(body);
  if (test.id !== IfId || test.ifFalse !== 0) return loop;
  const { id, children } = binaryen.getExpressionInfo(test.ifTrue);
  if (id !== BlockId || !isContinue(children.at(-1), name) || namesOf(loop, name) !== 2) return loop;
  const again = module.br(name, module.copyExpression(test.condition));
  return module.if(test.condition, module.loop(name, module.block(null, [...children.slice(0, -1), again])));
}

function isContinue(expression, loop) {
  const { id, name, condition } = binaryen.getExpressionInfo(expression);
  return id === BreakId && name === loop && condition === 0;
}

/** How often a loop is named in it: once by itself, and once more wherever it goes on from. */
function namesOf(loop, name) {
  return binaryen
    .emitText(loop)
    .split(/\s|[()]/)
    .filter((word) => word === `$${name}`).length;
}
